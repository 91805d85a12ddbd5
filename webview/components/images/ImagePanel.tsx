import { activeFilters } from '../../store/filters.ts';
import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { useSession } from '../context.ts';
import { FilterBar } from './FilterBar.tsx';
import { ImageRows } from './ImageRows.tsx';
import { noFilters } from '../../store/filters.ts';

const t = texts.images;

/** Which photographs there are, under the filters. */
export function ImagePanel() {
  const { images, collection } = useSession();
  const { list, filters } = images;
  const total = list.total.value;
  const { counts, scanning } = collection.value;
  const filtered = activeFilters(filters.value) > 0;
  const error = list.error.value;
  return (
    <div class="image-panel">
      <FilterBar />
      <p class="list-total muted" role="status">
        {total === null ? t.loading : filtered ? t.filtered(total, counts.images) : t.total(total)}
        {scanning ? <span class="scanning"> · {t.scanning}</span> : null}
        {counts.proposed > 0 && !filtered ? (
          <span class="list-to-decide">{texts.start.toDecide(counts.proposed)}</span>
        ) : null}
      </p>
      {error ? (
        <div class="list-error">
          <ErrorMessage error={error} />
          <vscode-button secondary onClick={() => void list.reload()}>
            {texts.errors.retry}
          </vscode-button>
        </div>
      ) : total === 0 && !scanning ? (
        filtered ? (
          <EmptyState icon="filter" title={t.noneFiltered}>
            <vscode-button secondary onClick={() => images.setFilters(noFilters)}>
              {t.clearFilters}
            </vscode-button>
          </EmptyState>
        ) : (
          <EmptyState icon="file-media" title={t.none} detail={t.noneDetail} />
        )
      ) : (
        <ImageRows />
      )}
    </div>
  );
}
