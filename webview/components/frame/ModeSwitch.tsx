import { modes, showMode, type Mode } from '../../store/mode.ts';
import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';
import { useApp, useSession } from '../context.ts';

type Choice = Mode | 'problems';

const choices: readonly Choice[] = [...modes, 'problems'];

const icons: Record<Choice, string> = {
  images: 'file-media',
  encounters: 'layers',
  individuals: 'account',
  unknowns: 'question',
  problems: 'warning',
};

/** Which list the left column shows; the chosen one is written out, all have names. */
export function ModeSwitch() {
  const app = useApp();
  const session = useSession();
  const { counts } = session.collection.value;
  const chosen: Choice = app.ui.panel.value === 'problems' ? 'problems' : session.mode.value;

  const choose = (choice: Choice) => {
    if (choice === 'problems') app.ui.panel.value = 'problems';
    else showMode(app, session, choice);
  };
  const step = (by: 1 | -1) => {
    const next = choices.at((choices.indexOf(chosen) + by) % choices.length);
    if (!next) return;
    choose(next);
    document.getElementById(`mode-${next}`)?.focus();
  };

  return (
    <div class="tabs" role="tablist" aria-label={texts.modes.label}>
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          class="tab"
          role="tab"
          id={`mode-${choice}`}
          aria-label={nameOf(choice, counts.problems)}
          aria-selected={choice === chosen}
          aria-controls="queue-panel"
          title={texts.modes.titles[choice]}
          tabIndex={choice === chosen ? 0 : -1}
          onClick={() => choose(choice)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
            step(event.key === 'ArrowRight' ? 1 : -1);
            event.preventDefault();
          }}
        >
          <Icon name={icons[choice]} />
          {choice === chosen ? <span class="tab-name">{texts.modes.names[choice]} </span> : null}
          {choice === 'problems' && counts.problems > 0 ? (
            <vscode-badge variant="counter">{texts.format.number(counts.problems)}</vscode-badge>
          ) : null}
        </button>
      ))}
    </div>
  );
}

/** The visible count is a part of the name, for those who speak it to choose the tab. */
function nameOf(choice: Choice, problems: number): string {
  const name = texts.modes.names[choice];
  return choice === 'problems' && problems > 0 ? `${name} ${texts.format.number(problems)}` : name;
}
