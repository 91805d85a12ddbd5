import type { Tile } from '../../store/board/tile.ts';
import { openTile } from '../../store/board/open-tile.ts';
import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';
import { useApp, useSession } from '../context.ts';
import { describeTile } from './tile-text.ts';
import { TileCaption } from './TileCaption.tsx';
import { TilePicture } from './TilePicture.tsx';

const t = texts.board;

export interface BoardTileProps {
  tile: Tile;
  index: number;
  total: number;
  left: number;
  top: number;
  /** Side of the picture. */
  size: number;
  height: number;
}

/** One crop, or a photograph without boxes. A click selects it, a second one opens the photograph. */
export function BoardTile({ tile, index, total, left, top, size, height }: BoardTileProps) {
  const app = useApp();
  const session = useSession();
  const { board, review } = session;
  const { selection, tiles } = board;
  const selected = selection.keys.value.has(tile.key);
  const unsaved =
    tiles.saving.troubles.value.has(tile.image) || review.unsaved.value.includes(tile.image);
  const changed = tiles.changed.value.has(tile.image);
  const together = board.together.value.has(tile.key);
  const apart = board.apart.value.has(tile.key);
  const about = describeTile(tile, { apart, unsaved });
  return (
    <div
      id={`tile-${index}`}
      class="tile"
      role="option"
      aria-selected={selected}
      aria-setsize={total}
      aria-posinset={index + 1}
      title={`${about}\n${tile.image}`}
      data-focused={selection.focus.value === index}
      data-state={tile.kind === 'crop' ? tile.annotation.state : tile.status}
      data-apart={apart}
      style={{
        transform: `translate(${left}px, ${top}px)`,
        width: `${size}px`,
        height: `${height}px`,
      }}
      onClick={(event) => {
        if (event.shiftKey) selection.moveTo(index, true);
        else selection.toggle(index);
      }}
      onDblClick={() => openTile(app, session, tile)}
    >
      {/* All that can be seen, and the state that is a colour, in one sentence. */}
      <span class="visually-hidden">{about}</span>
      <span class="tile-picture" aria-hidden="true">
        <TilePicture tile={tile} size={size} />
        <span class="tile-check">{selected ? <Icon name="check" /> : null}</span>
        <span class="tile-marks">
          {unsaved ? (
            <span class="tile-mark tile-mark-unsaved" title={t.unsaved}>
              <Icon name="warning" />
            </span>
          ) : null}
          {changed ? (
            <span class="tile-mark" title={t.changed}>
              <Icon name="sync" />
            </span>
          ) : null}
          {together ? (
            <span class="tile-mark tile-mark-together" title={t.tile.together}>
              <Icon name="multiple-windows" />
            </span>
          ) : null}
        </span>
      </span>
      <TileCaption tile={tile} />
    </div>
  );
}
