import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { individualOrders } from '../../store/overview/individual-gallery.ts';
import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { useSession } from '../context.ts';
import { useVirtual } from '../use-virtual.ts';
import { IndividualCard } from './IndividualCard.tsx';

const t = texts.overview;
const cardWidth = 208;
const rowHeight = 186;

/** Every known individual as a card: searched, ordered, and only those in sight are drawn. */
export function IndividualCards({ species }: { species: readonly string[] }) {
  const { overview } = useSession();
  const gallery = overview.individuals;
  const { list, choice } = gallery;
  const scroller = useRef<HTMLDivElement>(null);
  const [columns, setColumns] = useState(4);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setColumns(Math.max(1, Math.floor(element.clientWidth / cardWidth)));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);

  const known = list.rows.value ?? 0;
  const rows = Math.ceil(known / columns);
  const { items, totalSize } = useVirtual(scroller, rows, rowHeight);
  const first = (items[0]?.index ?? 0) * columns;
  const last = ((items.at(-1)?.index ?? 0) + 1) * columns - 1;
  useLayoutEffect(() => {
    if (known > 0) list.see(first, Math.min(known - 1, last));
  }, [list, known, first, last]);

  const { order, text, species: chosenSpecies } = choice.value;
  const total = list.total.value;
  const error = list.error.value;
  const narrowed = text.trim() !== '' || chosenSpecies !== '';
  return (
    <section class="individuals" aria-label={t.individuals}>
      <header class="individuals-head">
        <h3>{t.individuals}</h3>
        <span class="muted" role="status">
          {total === null ? '' : t.individualCount(total)}
        </span>
        <input
          class="text-input"
          type="search"
          aria-label={t.search}
          placeholder={t.search}
          value={text}
          onInput={({ currentTarget }) => gallery.choose({ text: currentTarget.value })}
        />
        <select
          class="select-input"
          aria-label={texts.images.species}
          value={chosenSpecies}
          onChange={({ currentTarget }) => gallery.choose({ species: currentTarget.value })}
        >
          <option value="">{t.anySpecies}</option>
          {species.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        <select
          class="select-input"
          aria-label={t.order}
          value={order}
          onChange={({ currentTarget }) =>
            gallery.choose({ order: individualOrders[currentTarget.selectedIndex] ?? 'name' })
          }
        >
          {individualOrders.map((one) => (
            <option key={one} value={one}>
              {t.orders[one]}
            </option>
          ))}
        </select>
      </header>
      {error ? <ErrorMessage error={error} /> : null}
      {total === 0 && !error ? (
        <EmptyState
          icon="account"
          title={narrowed ? t.noneFound : t.noIndividuals}
          detail={narrowed ? undefined : t.noIndividualsDetail}
        />
      ) : null}
      <div ref={scroller} class="individual-rows" style={{ '--rows-height': `${totalSize}px` }}>
        <ul style={{ height: `${totalSize}px` }} aria-label={t.individuals}>
          {items.flatMap(({ index: row, start }) =>
            Array.from({ length: columns }, (_, column) => {
              const at = row * columns + column;
              const individual = list.at(at);
              if (!individual) return null;
              return (
                <li
                  key={at}
                  class="individual-place"
                  aria-setsize={total ?? -1}
                  aria-posinset={at + 1}
                  style={{
                    transform: `translateY(${start}px)`,
                    left: `${(100 * column) / columns}%`,
                    width: `${100 / columns}%`,
                  }}
                >
                  <IndividualCard individual={individual} />
                </li>
              );
            }),
          )}
        </ul>
      </div>
    </section>
  );
}
