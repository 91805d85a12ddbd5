import { texts } from '../../texts.ts';
import { useApp, useSession } from '../context.ts';
import { Splitter } from '../frame/Splitter.tsx';
import { BoardHeader } from './BoardHeader.tsx';
import { BoardPane } from './BoardPane.tsx';
import { BoardSide } from './BoardSide.tsx';

/** Crops that are decided about together, and what can be said of the selected ones. */
export function Board() {
  const { rightWidth } = useApp().ui;
  const { board } = useSession();
  const group = board.group.value;
  return (
    <div class="board">
      <div class="board-main">
        {group ? <BoardHeader group={group} /> : null}
        <BoardPane />
      </div>
      <Splitter width={rightWidth} label={texts.columns.resizeRight} side="right" />
      <section class="column" aria-label={texts.columns.inspector}>
        <BoardSide />
      </section>
    </div>
  );
}
