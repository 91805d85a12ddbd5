import type { Group } from '../../store/board/group.ts';
import { stepGroup } from '../../store/board/decide.ts';
import { texts } from '../../texts.ts';
import { cropSizes } from '../../transport/memory.ts';
import { Icon } from '../common/Icon.tsx';
import { IconButton } from '../common/IconButton.tsx';
import { useApp, useSession } from '../context.ts';
import { titleOf } from './group-title.ts';

const t = texts.board;

/** Which group it is, how much of it is open, and the way to its neighbours. */
export function BoardHeader({ group }: { group: Group }) {
  const app = useApp();
  const session = useSession();
  const { board } = session;
  const { title, detail } = titleOf(group);
  const open = board.open.value;
  const step = (by: 1 | -1) => {
    stepGroup(app, session, by);
    app.ui.releaseFocus();
  };
  return (
    <header class="board-header">
      <IconButton
        icon="chevron-left"
        label={t.previous}
        shortcut={app.keymap.keyOf('previous-image')}
        onClick={() => step(-1)}
      />
      <IconButton
        icon="chevron-right"
        label={t.next}
        shortcut={app.keymap.keyOf('next-image')}
        onClick={() => step(1)}
      />
      <h2 class="board-title" title={`${title} ${detail}`}>
        <span class="visually-hidden">{t.group[group.mode]}: </span>
        {title} <span class="board-detail muted">{detail}</span>
      </h2>
      <span class="board-facts muted" role="status">
        {t.position(board.row.value + 1, board.lists.rows(group.mode))}
        {group.mode === 'individuals' || board.tiles.loading.value ? null : open > 0 ? (
          <span class="to-decide">{t.open(open)}</span>
        ) : (
          <span class="board-done">
            <Icon name="check" /> {t.allDecided}
          </span>
        )}
      </span>
      <span class="board-size">
        <input
          type="range"
          min={cropSizes.smallest}
          max={cropSizes.largest}
          step={8}
          aria-label={t.size}
          title={t.size}
          value={app.ui.cropSize.value}
          onInput={({ currentTarget }) => (app.ui.cropSize.value = Number(currentTarget.value))}
        />
      </span>
    </header>
  );
}
