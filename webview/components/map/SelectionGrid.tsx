import { useRef } from 'preact/hooks';
import { pointAt, type MapPoints } from '../../store/map/points.ts';
import { texts } from '../../texts.ts';
import { Crop } from '../common/Crop.tsx';
import { IconButton } from '../common/IconButton.tsx';
import { useApp, useSession } from '../context.ts';
import { useVirtual } from '../use-virtual.ts';
import { describePoint, nameOf } from './point-text.ts';

const t = texts.map;
const columns = 3;
const rowHeight = 104;

export interface SelectionGridProps {
  indices: readonly number[];
  points: MapPoints;
}

/** Pictures of the selected animals, however many: only those in sight are drawn. */
export function SelectionGrid({ indices, points }: SelectionGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = Math.ceil(indices.length / columns);
  const { items, totalSize } = useVirtual(scroller, rows, rowHeight);
  return (
    <div
      ref={scroller}
      class="selection-grid"
      tabIndex={0}
      role="group"
      aria-label={t.selected(indices.length)}
    >
      <div style={{ height: `${totalSize}px` }}>
        {items.map(({ index: row, start }) => (
          <div key={row} class="selection-row" style={{ transform: `translateY(${start}px)` }}>
            {indices.slice(row * columns, (row + 1) * columns).map((index) => (
              <SelectedCrop key={index} index={index} points={points} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function SelectedCrop({ index, points }: { index: number; points: MapPoints }) {
  const app = useApp();
  const { map, review } = useSession();
  const point = pointAt(points, index);
  if (!point) return null;
  const open = () => void app.showImage(point.image).then(() => review.select(point.annotation));
  return (
    <div class="selected-crop" onPointerEnter={() => (map.focused.value = index)}>
      <button
        type="button"
        class="selected-crop-open"
        aria-label={t.openImage(describePoint(point))}
        title={describePoint(point)}
        onClick={open}
        onFocus={() => (map.focused.value = index)}
      >
        <Crop image={point.image} box={point.box} size={160} alt="" />
        <span class={point.individual ? 'selected-crop-name' : 'selected-crop-name muted'}>
          {nameOf(point)}
        </span>
      </button>
      <IconButton
        icon="close"
        label={t.remove(nameOf(point))}
        onClick={() => map.select([index], 'toggle')}
      />
    </div>
  );
}
