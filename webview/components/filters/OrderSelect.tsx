import type { ImageOrder } from '../../../server/contract/filters.ts';
import { texts } from '../../texts.ts';
import { useSession } from '../context.ts';

const t = texts.filters;
const orders = Object.entries(t.orders) as [ImageOrder, string][];

/** In which order the photographs come. */
export function OrderSelect() {
  const { queue } = useSession();
  return (
    <select
      class="order-select"
      aria-label={t.order}
      title={t.order}
      value={queue.order.value}
      onChange={({ currentTarget }) => (queue.order.value = currentTarget.value as ImageOrder)}
    >
      {orders.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}
