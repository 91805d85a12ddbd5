import type { Verb } from '../../../server/contract/verbs.ts';
import { showMode } from '../../store/mode.ts';
import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';
import { useApp, useSession } from '../context.ts';

const t = texts.scenes;
type Choice = keyof typeof t.names;

const choices: readonly { choice: Choice; icon: string; verb: Verb }[] = [
  { choice: 'review', icon: 'checklist', verb: 'mode-images' },
  { choice: 'overview', icon: 'graph', verb: 'overview' },
  { choice: 'map', icon: 'globe', verb: 'map' },
];

/** Review, overview or map: what fills the page. */
export function SceneSwitch() {
  const app = useApp();
  const session = useSession();
  const scene = app.ui.scene.value;
  const shown: Choice = scene === 'overview' || scene === 'map' ? scene : 'review';
  const go = (choice: Choice) => {
    if (choice !== 'review') app.ui.scene.value = choice;
    else if (shown !== 'review') showMode(app, session, session.mode.peek());
  };
  return (
    <nav class="scene-switch" aria-label={t.label}>
      {choices.map(({ choice, icon, verb }) => (
        <button
          key={choice}
          type="button"
          class="scene-choice"
          aria-current={choice === shown ? 'page' : undefined}
          title={`${t.names[choice]} (${app.keymap.keyOf(verb)})`}
          onClick={() => go(choice)}
        >
          <Icon name={icon} />
          <span>{t.names[choice]}</span>
        </button>
      ))}
    </nav>
  );
}
