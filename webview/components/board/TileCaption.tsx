import type { AnnotationState } from '../../../server/contract/annotation.ts';
import type { Tile } from '../../store/board/tile.ts';
import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';
import { useSession } from '../context.ts';

const t = texts.board;

const icons: Record<AnnotationState, string | null> = {
  proposed: null,
  accepted: 'check',
  rejected: 'close',
  unidentifiable: 'question',
};

/** Below a picture: what is decided, who it is, and what sets it apart from its neighbours. */
export function TileCaption({ tile }: { tile: Tile }) {
  const { mode, board } = useSession();
  const time = tile.takenAt === null ? null : t.time(tile.takenAt);
  if (tile.kind === 'frame') {
    const empty = tile.status === 'empty';
    return (
      <span class="tile-caption" aria-hidden="true">
        {empty ? <Icon name="check" /> : null}
        <span class="tile-name muted">
          {empty ? t.tile.emptyFrame : tile.indexed ? t.tile.undecidedFrame : t.tile.notSearched}
        </span>
        <span class="tile-fact muted">{time}</span>
      </span>
    );
  }
  const { annotation, suggestion, distance } = tile;
  const { state, individual } = annotation;
  const icon = icons[state];
  const apart = mode.value === 'individuals' || mode.value === 'unknowns';
  // One alone is far from nobody.
  const far = distance === null || board.tiles.shown.value.length < 2 ? null : distance;
  const fact = apart ? (far === null ? null : texts.format.score(far)) : time;
  return (
    <span class="tile-caption" aria-hidden="true">
      {icon ? <Icon name={icon} /> : null}
      <span class={individual ? 'tile-name' : 'tile-name muted'}>
        {individual ?? (suggestion ? `${suggestion.individual}?` : '')}
      </span>
      <span class="tile-fact muted">{fact}</span>
    </span>
  );
}
