import { useEffect, useState } from 'preact/hooks';
import type { Point, Size } from '../../geometry/rect.ts';
import { pointAt } from '../../store/map/points.ts';
import { texts } from '../../texts.ts';
import { Crop } from '../common/Crop.tsx';
import { useSession } from '../context.ts';
import { nameOf } from './point-text.ts';

export interface PointCardProps {
  index: number;
  /** CSS pixels of the pane. */
  at: Point;
  pane: Size;
}

const width = 168;
const height = 208;

/** Who is under the pointer. Its picture comes when the pointer rests: not for every point passed. */
export function PointCard({ index, at, pane }: PointCardProps) {
  const points = useSession().map.points.value;
  const [rested, setRested] = useState(-1);
  useEffect(() => {
    const timer = setTimeout(() => setRested(index), 90);
    return () => clearTimeout(timer);
  }, [index]);
  const point = points && pointAt(points, index);
  if (!point) return null;
  const left = at.x + 18 + width > pane.width ? at.x - 18 - width : at.x + 18;
  const top = Math.max(0, Math.min(at.y - 40, pane.height - height));
  return (
    <div class="point-card" style={{ left: `${Math.max(0, left)}px`, top: `${top}px` }}>
      <div class="point-card-picture">
        {rested === index ? (
          <Crop image={point.image} box={point.box} size={224} alt={nameOf(point)} />
        ) : null}
      </div>
      <strong class={point.individual ? '' : 'muted'}>{nameOf(point)}</strong>
      <span class="muted">
        {point.species ?? texts.map.noSpecies} · {texts.states[point.state]}
      </span>
    </div>
  );
}
