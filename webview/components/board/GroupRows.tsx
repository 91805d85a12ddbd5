import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Group } from '../../store/board/group.ts';
import { stepGroup } from '../../store/board/decide.ts';
import type { WindowedList } from '../../store/windowed-list.ts';
import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { useApp, useSession } from '../context.ts';
import { BlankRow, FailedRow } from '../images/StandInRow.tsx';
import { useVirtual } from '../use-virtual.ts';

const rowHeight = 76;

export interface GroupRowsProps<T> {
  list: WindowedList<T>;
  label: string;
  toGroup: (item: T) => Group;
  /** What a row shows; its name for screen readers is its text. */
  render: (item: T) => ComponentChildren;
  /** Shown where the list is empty. */
  empty: ComponentChildren;
}

/** The rows of a list that leads to boards; only those in sight exist. */
export function GroupRows<T>({ list, label, toGroup, render, empty }: GroupRowsProps<T>) {
  const app = useApp();
  const session = useSession();
  const { board, mode } = session;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = list.rows.value ?? 0;
  const { items, totalSize, scrollTo } = useVirtual(scroller, rows, rowHeight);
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => list.see(first, last), [list, first, last, rows]);

  const group = board.group.value;
  const current = group?.mode === mode.value ? board.row.value : -1;
  useEffect(() => {
    if (current >= 0 && current < rows) scrollTo(current);
  }, [current, rows > 0]);

  const error = list.error.value;
  if (error) {
    return (
      <EmptyState icon="error" title={texts.images.failed}>
        <ErrorMessage error={error} />
        <vscode-button secondary onClick={() => list.retry()}>
          {texts.errors.retry}
        </vscode-button>
      </EmptyState>
    );
  }
  if (list.rows.value === 0) return <>{empty}</>;
  return (
    <div
      class="image-rows group-rows"
      ref={scroller}
      role="listbox"
      aria-label={label}
      aria-activedescendant={current >= 0 ? `group-${current}` : undefined}
      aria-busy={list.loading.value}
      tabIndex={0}
      data-keys="list"
      onKeyDown={(event) => {
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
        if (step === null) return;
        event.preventDefault();
        stepGroup(app, session, step);
      }}
    >
      <div class="image-rows-space" style={{ height: `${totalSize}px` }}>
        {items.map(({ index, start, key }) => {
          const item = list.at(index);
          if (item === undefined) {
            const failure = list.errorAt(index);
            return failure ? (
              <FailedRow key={key} top={start} error={failure} onRetry={() => list.retry()} />
            ) : (
              <BlankRow key={key} top={start} />
            );
          }
          return (
            <div
              key={key}
              id={`group-${index}`}
              class="group-row"
              role="option"
              aria-selected={index === current}
              aria-setsize={rows}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => {
                void board.openGroup(toGroup(item), index);
                app.ui.releaseFocus();
              }}
            >
              {render(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
