import { computed, type ReadonlySignal } from '@preact/signals';
import { placeLabels, type LabelPlace } from '../geometry/labels.ts';
import { overlap, type Point, type Rect, type Size } from '../geometry/rect.ts';
import { rectToScreen, type Viewport } from '../geometry/viewport.ts';
import type { CanvasBox, CanvasBoxes } from './canvas-boxes.ts';

/** A label, hung on a corner of its box so that it keeps up while the view moves. */
export interface PlacedLabel {
  box: CanvasBox;
  /** The corner, in image pixels. */
  corner: Point;
  /** From there, in CSS pixels. */
  offset: Point;
  width: number;
  selected: boolean;
  /** There is no room but on a coat: the box fills the pane. */
  onCoat: boolean;
  /** There is no room but on others: shown only while the pointer is on its box. */
  crowded: boolean;
}

export interface BoxLabelsOptions {
  boxes: CanvasBoxes;
  view: { settled: ReadonlySignal<Viewport>; pane: ReadonlySignal<Size> };
  /** While a box is dragged the labels stay as they are. */
  dragging: ReadonlySignal<boolean>;
  /** Of a label, in CSS pixels. */
  widthOf: (box: CanvasBox) => number;
}

export const labelHeight = 20;
/** Boxes narrower than this on the screen keep their label to themselves until they are selected. */
const tooSmall = 18;

/** Labels for the boxes in sight, placed anew when the view has come to rest. */
export function createBoxLabels(options: BoxLabelsOptions): ReadonlySignal<readonly PlacedLabel[]> {
  const { boxes, view, dragging, widthOf } = options;
  let last: readonly PlacedLabel[] = [];
  return computed(() => {
    if (dragging.value) return last;
    const viewport = view.settled.value;
    const pane = view.pane.value;
    const selected = boxes.selected.value;
    const inSight = boxes.all.value
      .map((box) => ({ box, rect: rectToScreen(box.rect, viewport), selected: box === selected }))
      .filter((one) => one.selected || isWorthALabel(one.rect, pane))
      .sort((a, b) => Number(b.selected) - Number(a.selected))
      .map(({ box, ...one }) => ({
        ...one,
        box,
        id: box.id,
        label: { width: widthOf(box), height: labelHeight },
      }));
    const places = placeLabels(inSight, pane);
    last = inSight.map((one) => hang(one.box, one.rect, one.selected, places.get(one.id)!));
    return last;
  });
}

function isWorthALabel(rect: Rect, pane: Size): boolean {
  return (
    Math.max(rect.width, rect.height) >= tooSmall && overlap(rect, { x: 0, y: 0, ...pane }) > 0
  );
}

function hang(box: CanvasBox, rect: Rect, selected: boolean, place: LabelPlace): PlacedLabel {
  // The nearer side holds the label: it must not drift while the box grows.
  const onRight = place.x + place.width / 2 > rect.x + rect.width / 2;
  const below = place.y + place.height / 2 > rect.y + rect.height / 2;
  const x = onRight ? rect.x + rect.width : rect.x;
  const y = below ? rect.y + rect.height : rect.y;
  return {
    box,
    corner: {
      x: onRight ? box.rect.x + box.rect.width : box.rect.x,
      y: below ? box.rect.y + box.rect.height : box.rect.y,
    },
    offset: { x: place.x - x, y: place.y - y },
    width: place.width,
    selected,
    onCoat: place.onOwn > 0.5,
    crowded: !selected && (place.onOthers > 0.6 || place.onOwn > 0.5),
  };
}
