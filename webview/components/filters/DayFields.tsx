import { texts } from '../../texts.ts';
import { useSession } from '../context.ts';

const t = texts.filters;

/** From which day to which the photographs were taken. */
export function DayFields() {
  const { queue, facets } = useSession();
  const { from, to } = queue.filters.value;
  const { firstDay, lastDay } = facets.counts.value ?? {};
  const day = (label: string, field: 'from' | 'to', value: string | undefined) => (
    <input
      class="text-input"
      type="date"
      aria-label={label}
      title={label}
      min={firstDay ?? undefined}
      max={lastDay ?? undefined}
      value={value ?? ''}
      onChange={({ currentTarget }) => queue.narrow({ [field]: currentTarget.value || undefined })}
    />
  );
  return (
    <div class="filter-field" role="group" aria-label={t.groups.time}>
      <span class="filter-label">{t.groups.time}</span>
      <div class="filter-pair">
        {day(t.from, 'from', from)}
        {day(t.to, 'to', to)}
      </div>
    </div>
  );
}
