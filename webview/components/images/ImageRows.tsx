import { useEffect, useRef } from 'preact/hooks';
import { stepImage } from '../../store/go-on.ts';
import { texts } from '../../texts.ts';
import { useApp, useSession } from '../context.ts';
import { useVirtual } from '../use-virtual.ts';
import { ImageRow } from './ImageRow.tsx';

const rowHeight = 60;

/** The rows of the image list; only those in sight exist. */
export function ImageRows() {
  const app = useApp();
  const session = useSession();
  const { images, review } = session;
  const { list } = images;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = list.rows.value;
  // Rows to come are shown as blanks, a page at most, so that scrolling on is possible.
  const more = list.atEnd.value ? 0 : Math.min(100, (list.total.value ?? rows + 8) - rows);
  const { items, totalSize, scrollTo } = useVirtual(scroller, rows + Math.max(0, more), rowHeight);

  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => list.see(first, last), [list, first, last, rows]);

  const current = review.image.value;
  const row = current === null ? -1 : images.rowOf(current);
  useEffect(() => {
    if (row >= 0) scrollTo(row);
  }, [row, current]);

  return (
    <div
      class="image-rows"
      ref={scroller}
      role="listbox"
      aria-label={texts.images.list}
      aria-activedescendant={row >= 0 ? `image-${row}` : undefined}
      aria-busy={list.loading.value}
      tabIndex={0}
      data-keys="list"
      onKeyDown={(event) => {
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
        if (step === null) return;
        event.preventDefault();
        void stepImage(app, session, step);
      }}
    >
      <div class="image-rows-space" style={{ height: `${totalSize}px` }}>
        {items.map(({ index, start, key }) => (
          <ImageRow
            key={key}
            index={index}
            top={start}
            total={list.total.value ?? rows}
            image={list.at(index)}
          />
        ))}
      </div>
    </div>
  );
}
