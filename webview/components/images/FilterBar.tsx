import { useRef, useState } from 'preact/hooks';
import type { ImageStatus } from '../../../server/contract/image.ts';
import { activeFilters, noFilters } from '../../store/filters.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../common/IconButton.tsx';
import { useSession } from '../context.ts';
import { useFocusRequest } from '../use-focus-request.ts';
import { FilterSelect } from './FilterSelect.tsx';

const t = texts.images;
const statuses = Object.keys(texts.status) as ImageStatus[];

/** Narrows the list: by text at once, by the rest behind a button. */
export function FilterBar() {
  const { images, collection } = useSession();
  const filters = images.filters.value;
  const { splits, species } = collection.value;
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useFocusRequest('filter', field);

  const type = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => images.setFilters({ text }), 200);
  };
  const hidden = activeFilters({ ...filters, text: '' });

  return (
    <search class="filter-bar">
      <div class="filter-line">
        <input
          ref={field}
          class="text-input"
          type="search"
          aria-label={t.search}
          placeholder={t.search}
          value={filters.text}
          onInput={({ currentTarget }) => type(currentTarget.value)}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onKeyDown={({ key, currentTarget }) => key === 'Escape' && currentTarget.blur()}
        />
        <IconButton
          icon={hidden > 0 ? 'filter-filled' : 'filter'}
          label={t.moreFilters}
          pressed={open}
          onClick={() => setOpen(!open)}
        />
      </div>
      {open || hidden > 0 ? (
        <div class="filter-fields">
          <FilterSelect
            label={t.status}
            value={filters.status}
            options={statuses.map((value) => ({ value, text: texts.status[value] }))}
            onChange={(value) => images.setFilters({ status: value as ImageStatus | '' })}
          />
          <FilterSelect
            label={t.split}
            value={filters.split}
            options={splits.map((value) => ({ value, text: value }))}
            onChange={(split) => images.setFilters({ split })}
          />
          <FilterSelect
            label={t.species}
            value={filters.species}
            options={species.map((value) => ({ value, text: value }))}
            onChange={(value) => images.setFilters({ species: value })}
          />
          <label class="filter-field">
            <span>{t.individual}</span>
            <input
              class="text-input"
              value={filters.individual}
              placeholder={t.any}
              onChange={({ currentTarget }) =>
                images.setFilters({ individual: currentTarget.value.trim() })
              }
            />
          </label>
          <vscode-checkbox
            checked={filters.problemsOnly}
            label={t.problemsOnly}
            onChange={({ currentTarget }) =>
              images.setFilters({ problemsOnly: (currentTarget as HTMLInputElement).checked })
            }
          />
          {hidden > 0 ? (
            <button type="button" class="link" onClick={() => images.setFilters(noFilters)}>
              {t.clearFilters}
            </button>
          ) : null}
        </div>
      ) : null}
    </search>
  );
}
