import type { HistoryStep } from '../../../server/contract/history.ts';
import { redo, undo } from '../../store/undo.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../common/IconButton.tsx';
import { useApp, useSession } from '../context.ts';

const t = texts.history;

/** Undo and redo, with what they would do. */
export function UndoButtons() {
  const app = useApp();
  const session = useSession();
  const { history } = session;
  const { next } = history;
  const say = (direction: 'undo' | 'redo', step: HistoryStep | null) =>
    step
      ? t.button[direction](
          `${t.what(step.verbs, history.nameOf(step.image ?? '', step.annotation))}, ${t.where(step.image, step.images)}`,
        )
      : t[direction];
  return (
    <span class="undo-buttons" role="group" aria-label={t.group}>
      <IconButton
        icon="discard"
        label={say('undo', next.value.undo)}
        shortcut={app.keymap.keyOf('undo')}
        onClick={() => undo(app, session)}
      />
      <IconButton
        icon="redo"
        label={say('redo', next.value.redo)}
        shortcut={app.keymap.keyOf('redo')}
        onClick={() => redo(app, session)}
      />
    </span>
  );
}
