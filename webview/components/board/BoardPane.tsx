import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { Icon } from '../common/Icon.tsx';
import { useSession } from '../context.ts';
import { BoardGrid } from './BoardGrid.tsx';
import { MakeGroups } from './MakeGroups.tsx';

const t = texts.board;

/** The grid, or why there is none. */
export function BoardPane() {
  const { board, mode, exploration } = useSession();
  const { tiles, lists } = board;
  const now = mode.value;
  if (now === 'images') return null;
  const group = board.group.value;
  const listed = lists[now].rows.value;
  if (now === 'unknowns' && exploration.state.value && !exploration.state.value.group) {
    return <MakeGroups />;
  }
  if (group?.mode !== now) {
    if (listed === null && !lists[now].error.value) return <Loading />;
    return <EmptyState icon="layers" title={t.none} detail={listed ? t.noneOf[now] : undefined} />;
  }
  const error = tiles.error.value;
  if (error) {
    return (
      <EmptyState icon="error" title={t.failed}>
        <ErrorMessage error={error} />
        <vscode-button secondary onClick={() => void board.reload()}>
          {texts.errors.retry}
        </vscode-button>
      </EmptyState>
    );
  }
  if (tiles.shown.value.length === 0) {
    if (tiles.loading.value) return <Loading />;
    return <EmptyState icon="check-all" title={t.emptyGroup} detail={t.emptyGroupDetail} />;
  }
  return (
    <>
      {tiles.left.value > 0 ? (
        <p class="board-note">
          <Icon name="info" /> {t.left(tiles.left.value)}
        </p>
      ) : null}
      <BoardGrid />
    </>
  );
}

function Loading() {
  return (
    <div class="board-loading" role="status">
      <vscode-progress-ring aria-hidden="true" />
      {t.loading}
    </div>
  );
}
