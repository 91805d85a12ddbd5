import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { useSession } from '../context.ts';
import { FilterBar } from '../filters/FilterBar.tsx';
import { ImageRows } from './ImageRows.tsx';
import { ListTotal } from './ListTotal.tsx';

const t = texts.images;

/** Which photographs there are, under the filters. */
export function ImagePanel() {
  return (
    <div class="image-panel">
      <FilterBar />
      <ListTotal />
      <ListBody />
    </div>
  );
}

function ListBody() {
  const { images, collection, queue } = useSession();
  const { list } = images;
  const error = list.error.value;
  if (error) {
    return (
      <EmptyState icon="error" title={t.failed}>
        <ErrorMessage error={error} />
        <vscode-button secondary onClick={() => list.retry()}>
          {texts.errors.retry}
        </vscode-button>
      </EmptyState>
    );
  }
  if (list.rows.value !== 0) return <ImageRows />;
  if (queue.active.value.length > 0) {
    return (
      <EmptyState icon="filter" title={t.noneFiltered}>
        <vscode-button secondary onClick={() => queue.clear()}>
          {t.clearFilters}
        </vscode-button>
      </EmptyState>
    );
  }
  const { scanning, counts } = collection.value;
  return scanning ? (
    <EmptyState icon="folder-opened" title={t.scanning(counts.images)} />
  ) : (
    <EmptyState icon="file-media" title={t.none} detail={t.noneDetail} />
  );
}
