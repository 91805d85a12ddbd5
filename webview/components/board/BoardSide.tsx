import { isCrop } from '../../store/board/rules.ts';
import { openTile } from '../../store/board/open-tile.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../common/IconButton.tsx';
import { useApp, useSession } from '../context.ts';
import { BoardDecisions } from './BoardDecisions.tsx';
import { BoardFields } from './BoardFields.tsx';
import { BoardRanking } from './BoardRanking.tsx';
import { BoardTroubles } from './BoardTroubles.tsx';
import { TilePicture } from './TilePicture.tsx';

const t = texts.board;
const previewSize = 448;

/** What is selected, who it may be, and what can be decided about it. */
export function BoardSide() {
  const app = useApp();
  const session = useSession();
  const { selection, tiles } = session.board;
  const all = tiles.shown.value.length;
  const selected = selection.tiles.value.length;
  const focused = selection.focused.value;
  const crops = selection.targets.value.filter(isCrop);
  if (!focused) {
    return (
      <div class="inspector">
        <BoardTroubles />
      </div>
    );
  }
  return (
    <div class="inspector board-side">
      <div class="inspector-header">
        <h2 title={selected > 0 ? undefined : t.noneSelectedDetail}>
          <span role="status">{selected > 0 ? t.selected(selected, all) : t.noneSelected}</span>
        </h2>
        <IconButton
          icon={selected === all ? 'clear-all' : 'check-all'}
          label={selected === all ? t.selectNone : t.selectAll}
          shortcut={app.keymap.keyOf('select-all')}
          onClick={() => {
            selection.toggleAll();
            app.ui.releaseFocus();
          }}
        />
        <IconButton
          icon="go-to-file"
          label={t.openImage}
          shortcut={app.keymap.keyOf('open-image')}
          onClick={() => openTile(app, session, focused)}
        />
      </div>
      <BoardTroubles />
      <figure class="board-preview" aria-label={t.preview}>
        <TilePicture tile={focused} size={previewSize / devicePixelRatio} />
        <figcaption class="muted" title={focused.image}>
          {focused.takenAt === null ? focused.image : t.moment(focused.takenAt)}
        </figcaption>
      </figure>
      {crops.length > 0 ? <BoardFields crops={crops} /> : null}
      <BoardDecisions />
      <BoardRanking crops={crops} />
    </div>
  );
}
