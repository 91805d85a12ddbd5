import { overlap, type Rect, type Size } from './rect.ts';

export interface LabelledBox {
  id: string;
  /** The box on the screen. */
  rect: Rect;
  /** The label's size on the screen. */
  label: Size;
}

/** How far a label stands off its box, in CSS pixels. */
const gap = 3;

/**
 * Where each label goes: outside its box, so that it hides no coat, inside the pane, and off the
 * other labels and boxes as far as there is such a place. Boxes given first choose first.
 */
export function placeLabels(boxes: readonly LabelledBox[], pane: Size): Map<string, Rect> {
  const placed = new Map<string, Rect>();
  for (const box of boxes) {
    const others = boxes.filter((other) => other.id !== box.id).map((other) => other.rect);
    const best = candidates(box)
      .map((rect, rank) => ({
        rect,
        cost: cost(rect, rank, box, [...placed.values()], others, pane),
      }))
      .sort((a, b) => a.cost - b.cost)[0];
    if (best) placed.set(box.id, best.rect);
  }
  return placed;
}

/** Above, below, right, left, and, where a box fills the pane, inside its top edge. */
function candidates({ rect, label }: LabelledBox): Rect[] {
  const right = rect.x + rect.width;
  const bottom = rect.y + rect.height;
  const at = (x: number, y: number): Rect => ({ x, y, ...label });
  return [
    at(rect.x, rect.y - label.height - gap),
    at(right - label.width, rect.y - label.height - gap),
    at(rect.x, bottom + gap),
    at(right - label.width, bottom + gap),
    at(right + gap, rect.y),
    at(rect.x - label.width - gap, rect.y),
    at(Math.max(rect.x, 0) + gap, Math.max(rect.y, 0) + gap),
  ];
}

function cost(
  rect: Rect,
  rank: number,
  own: LabelledBox,
  labels: Rect[],
  others: Rect[],
  pane: Size,
): number {
  const area = rect.width * rect.height;
  const inside = overlap(rect, { x: 0, y: 0, ...pane });
  const hidden = area - inside;
  const covered = labels.reduce((sum, label) => sum + overlap(rect, label), 0);
  const onOwn = overlap(rect, own.rect);
  const onOthers = others.reduce((sum, other) => sum + overlap(rect, other), 0);
  return (hidden * 8 + covered * 6 + onOwn * 2 + onOthers) / area + rank * 0.01;
}
