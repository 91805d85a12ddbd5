import type { ActiveFilter } from '../../store/filters.ts';
import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';
import { useSession } from '../context.ts';

const t = texts.filters;

/** What narrows the list, each with a way to take it away. */
export function FilterChips() {
  const { queue } = useSession();
  const shown = queue.active.value.filter(({ kind }) => kind !== 'text');
  if (shown.length === 0) return null;
  return (
    <ul class="filter-chips" aria-label={t.active}>
      {shown.map((filter) => (
        <li key={filter.kind}>
          <Chip filter={filter} />
        </li>
      ))}
      {shown.length > 1 ? (
        <li>
          <button type="button" class="link" onClick={() => queue.clear()}>
            {t.clear}
          </button>
        </li>
      ) : null}
    </ul>
  );
}

function Chip({ filter }: { filter: ActiveFilter }) {
  const { queue } = useSession();
  const text = t.describe(filter.kind, queue.filters.value);
  return (
    <button
      type="button"
      class="filter-chip"
      title={t.remove(text)}
      aria-label={t.remove(text)}
      onClick={() => queue.widen(filter)}
    >
      <span class="filter-chip-text">{text}</span>
      <Icon name="close" />
    </button>
  );
}
