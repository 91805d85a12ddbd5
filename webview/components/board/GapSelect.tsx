import { texts } from '../../texts.ts';
import { useSession } from '../context.ts';

const t = texts.board.encounters;
const choices = [10, 30, 60, 120, 300, 600, 1800, 3600];

/** How far apart photographs of one encounter may lie. */
export function GapSelect() {
  const { queue } = useSession();
  const gap = queue.gap.value;
  const all = choices.includes(gap) ? choices : [...choices, gap].sort((a, b) => a - b);
  return (
    <select
      class="order-select"
      aria-label={t.gap}
      title={t.gapDetail}
      value={gap}
      onChange={({ currentTarget }) => (queue.gap.value = Number(currentTarget.value))}
    >
      {all.map((seconds) => (
        <option key={seconds} value={seconds}>
          {t.gaps(seconds)}
        </option>
      ))}
    </select>
  );
}
