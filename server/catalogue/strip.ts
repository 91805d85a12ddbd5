import type { SQLInputValue } from 'node:sqlite';
import type { CropPlace } from '../contract/crop.ts';
import type { Statements } from './statements.ts';

interface PlaceRecord {
  image: string;
  cx: number;
  cy: number;
  w: number;
  h: number;
}

export const cropPlaceOf = ({ image, cx, cy, w, h }: PlaceRecord): CropPlace => ({
  image,
  box: [cx, cy, w, h],
});

/**
 * At most `most` of the boxes of a condition, spread evenly over their time.
 * @param condition SQL on a row of boxes, one that an index ending in `taken_at, image, id` answers
 * @param count how many boxes fit it
 */
export function strip(
  db: Statements,
  condition: string,
  values: readonly SQLInputValue[],
  count: number,
  most: number,
): CropPlace[] {
  const shown = Math.min(count, most);
  const places: CropPlace[] = [];
  for (let n = 0; n < shown; n++) {
    const offset = shown === 1 ? 0 : Math.round((n * (count - 1)) / (shown - 1));
    // The index alone finds the place in the row; only the row that is shown is read.
    const found = db.get<PlaceRecord>(
      `SELECT b.image, b.cx, b.cy, b.w, b.h FROM boxes b
       JOIN (SELECT image, id FROM boxes WHERE ${condition}
             ORDER BY taken_at, image, id LIMIT 1 OFFSET ?) AS picked
         ON b.image = picked.image AND b.id = picked.id`,
      ...values,
      offset,
    );
    if (found) places.push(cropPlaceOf(found));
  }
  return places;
}
