import { useEffect, useRef } from 'preact/hooks';
import type { Filters } from '../../../server/contract/filters.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../common/IconButton.tsx';
import { useSession } from '../context.ts';
import { ConfidenceFields } from './ConfidenceFields.tsx';
import { DayFields } from './DayFields.tsx';
import { FilterPills } from './FilterPills.tsx';
import { FilterSelect, type Choice } from './FilterSelect.tsx';
import { IndividualFilter } from './IndividualFilter.tsx';
import { PlaceFilter } from './PlaceFilter.tsx';

const t = texts.filters;
/** More choices than this are offered in a menu. */
const mostPills = 6;

/** Everything that the queue can be narrowed by, with how many images each choice would leave. */
export function FilterPanel({ onClose }: { onClose: () => void }) {
  const { queue, facets, collection } = useSession();
  const panel = useRef<HTMLDivElement>(null);
  const filters = queue.filters.value;
  const counts = facets.counts.value;
  const { splits, species } = collection.value;

  useEffect(() => panel.current?.focus(), []);

  const choices = <Value extends string>(
    names: Record<Value, string>,
    images: Record<string, number> | undefined,
  ): Choice[] =>
    (Object.entries(names) as [Value, string][]).map(([value, text]) => ({
      value,
      text,
      images: images && (images[value] ?? 0),
    }));
  const ofNames = (names: readonly string[], images: Record<string, number> | undefined) =>
    choices(Object.fromEntries(names.map((name) => [name, name])), images);
  /** '' leaves the field open. */
  const set =
    <Field extends keyof Filters>(field: Field) =>
    (value: string) =>
      queue.narrow({ [field]: value === '' ? undefined : value });
  const SpeciesField = species.length > mostPills ? FilterSelect : FilterPills;

  return (
    <div
      class="filter-panel"
      ref={panel}
      role="dialog"
      aria-label={t.title}
      aria-busy={facets.outdated.value}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div class="filter-panel-title">
        <h2>{t.title}</h2>
        {queue.active.value.length > 0 ? (
          <button type="button" class="link" onClick={() => queue.clear()}>
            {t.clear}
          </button>
        ) : null}
        <IconButton icon="close" label={t.close} onClick={onClose} />
      </div>
      <FilterPills
        label={t.status}
        value={filters.status ?? ''}
        choices={choices(t.statuses, counts?.status)}
        onChange={set('status')}
      />
      {splits.length > 1 ? (
        <FilterPills
          label={t.split}
          value={filters.split ?? ''}
          choices={ofNames(splits, counts?.split)}
          onChange={set('split')}
        />
      ) : null}
      <FilterPills
        label={t.state}
        value={filters.state ?? ''}
        choices={choices(t.states, counts?.state)}
        onChange={set('state')}
      />
      {species.length > 0 ? (
        <SpeciesField
          label={t.species}
          value={filters.species ?? ''}
          choices={ofNames(species, counts?.species)}
          onChange={set('species')}
        />
      ) : null}
      <FilterPills
        label={t.named}
        value={filters.named === undefined ? '' : String(filters.named)}
        choices={choices(t.namedNames, counts?.named)}
        onChange={(value) => queue.narrow({ named: value === '' ? undefined : value === 'true' })}
      />
      <IndividualFilter />
      <FilterPills
        label={t.viewpoint}
        value={filters.viewpoint ?? ''}
        choices={choices(t.viewpoints, counts?.viewpoint)}
        onChange={set('viewpoint')}
      />
      <ConfidenceFields />
      <DayFields />
      <PlaceFilter />
      <FilterPills
        label={texts.problems.title}
        value={filters.problems ? 'true' : ''}
        choices={[{ value: 'true', text: t.problems, images: counts?.problems }]}
        onChange={(value) => queue.narrow({ problems: value === 'true' ? true : undefined })}
      />
    </div>
  );
}
