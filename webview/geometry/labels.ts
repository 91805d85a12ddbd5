import { overlap, type Rect, type Size } from './rect.ts';

export interface LabelledBox {
  id: string;
  /** The box on the screen. */
  rect: Rect;
  /** The label's size on the screen. */
  label: Size;
  /** Its coat is looked at just now: no label may lie on it. */
  selected?: boolean;
}

export interface LabelPlace extends Rect {
  /** Part of the label that lies on its own box. */
  onOwn: number;
  /** How much of it lies on other boxes and labels, 0 to 1; on a label, which it hides, it counts more. */
  onOthers: number;
}

/** How far a label stands off its box, in CSS pixels. */
const gap = 3;

/**
 * Where each label goes: outside its box, so that it hides no coat, inside the pane, and off the
 * other labels and boxes as far as there is such a place. Boxes given first choose first.
 */
export function placeLabels(boxes: readonly LabelledBox[], pane: Size): Map<string, LabelPlace> {
  const placed = new Map<string, LabelPlace>();
  for (const box of boxes) {
    // Only what lies within a label's reach can be covered by one: a herd is large, a label small.
    const reach = around(box);
    const others = boxes.filter((other) => other !== box && overlap(other.rect, reach) > 0);
    const labels = [...placed.values()].filter((place) => overlap(place, reach) > 0);
    const best = candidates(box)
      .map((rect, rank) => judge(rect, rank, box, labels, others, pane))
      .reduce((a, b) => (b.cost < a.cost ? b : a));
    placed.set(box.id, best.place);
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

/** All that a box's label can lie on. */
function around({ rect, label }: LabelledBox): Rect {
  const across = label.width + gap;
  const down = label.height + gap;
  return {
    x: rect.x - across,
    y: rect.y - down,
    width: rect.width + 2 * across,
    height: rect.height + 2 * down,
  };
}

function judge(
  rect: Rect,
  rank: number,
  own: LabelledBox,
  labels: readonly Rect[],
  others: readonly LabelledBox[],
  pane: Size,
): { cost: number; place: LabelPlace } {
  const area = rect.width * rect.height;
  const part = (other: Rect) => overlap(rect, other) / area;
  const hidden = 1 - part({ x: 0, y: 0, ...pane });
  const covered = labels.reduce((sum, label) => sum + part(label), 0);
  const onOwn = part(own.rect);
  let onBoxes = 0;
  let onSelected = 0;
  for (const other of others) {
    const share = part(other.rect);
    onBoxes += share;
    if (other.selected) onSelected += share;
  }
  return {
    cost: hidden * 8 + covered * 6 + onSelected * 6 + onOwn * 2 + onBoxes + rank * 0.01,
    place: { ...rect, onOwn, onOthers: Math.min(1, onBoxes + covered * 4) },
  };
}
