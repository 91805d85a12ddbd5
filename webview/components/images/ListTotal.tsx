import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';
import { useSession } from '../context.ts';
import { OrderSelect } from '../filters/OrderSelect.tsx';

const t = texts.images;

/** How many photographs the list has, how far it is read, and in which order it comes. */
export function ListTotal() {
  const { images, collection, queue } = useSession();
  const total = images.list.total.value;
  const left = images.left.value.size;
  const { counts, scanning } = collection.value;
  const filtered = queue.active.value.length > 0;
  return (
    <div class="list-total">
      <p class="muted" role="status">
        {total === null ? t.loading : filtered ? t.filtered(total, counts.images) : t.total(total)}
      </p>
      <OrderSelect />
      {scanning ? (
        <p class="list-scanning muted" role="status">
          <Icon name="loading" spin />
          {t.scanning(counts.images)}
        </p>
      ) : null}
      {left > 0 ? (
        <button type="button" class="link list-refresh" onClick={() => void images.reload()}>
          {t.refresh(left)}
        </button>
      ) : null}
    </div>
  );
}
