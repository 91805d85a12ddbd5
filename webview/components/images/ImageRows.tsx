import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { stepImage } from '../../store/go-on.ts';
import { texts } from '../../texts.ts';
import { useApp, useSession } from '../context.ts';
import { useVirtual } from '../use-virtual.ts';
import { ImageRow } from './ImageRow.tsx';
import { BlankRow, FailedRow } from './StandInRow.tsx';

const rowHeight = 60;

/** The rows of the image list; only those in sight exist. */
export function ImageRows() {
  const app = useApp();
  const session = useSession();
  const { images, review } = session;
  const { list, left } = images;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = list.rows.value ?? 0;
  const { items, totalSize, scrollTo } = useVirtual(scroller, rows, rowHeight);

  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => list.see(first, last), [list, first, last, rows]);

  const target = images.target.value;
  const reached = useRef<object | null>(null);
  useLayoutEffect(() => {
    // A place that lies beyond the rows that are known waits for them.
    if (!target || target === reached.current || target.row >= rows) return;
    reached.current = target;
    scrollTo(target.row);
  }, [target, rows]);

  const current = review.image.value;
  const unsaved = review.unsaved.value;
  const row = current === null ? -1 : list.rowOf(current);
  const shown = items.some(({ index }) => index === row);

  return (
    <div
      class="image-rows"
      ref={scroller}
      role="listbox"
      aria-label={texts.images.list}
      aria-activedescendant={shown ? `image-${row}` : undefined}
      aria-busy={list.loading.value}
      tabIndex={0}
      data-keys="list"
      onKeyDown={(event) => {
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
        if (step === null) return;
        event.preventDefault();
        if (event.repeat && session.turns.busy.peek()) return;
        void stepImage(app, session, step);
      }}
    >
      <div class="image-rows-space" style={{ height: `${totalSize}px` }}>
        {items.map(({ index, start, key }) => {
          const image = list.at(index);
          if (!image) {
            const error = list.errorAt(index);
            return error ? (
              <FailedRow key={key} top={start} error={error} onRetry={() => list.retry()} />
            ) : (
              <BlankRow key={key} top={start} />
            );
          }
          return (
            <ImageRow
              key={key}
              index={index}
              top={start}
              total={rows}
              image={image}
              chosen={index === row}
              left={left.value.has(image.id)}
              unsaved={unsaved.includes(image.id)}
              onOpen={(id) => void app.openImage(id)}
            />
          );
        })}
      </div>
    </div>
  );
}
