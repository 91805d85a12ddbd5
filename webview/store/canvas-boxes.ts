import { computed, type ReadonlySignal } from '@preact/signals';
import type { Annotation } from '../../server/contract/annotation.ts';
import { toRect, type Rect } from '../geometry/rect.ts';
import { visible, type Review } from './review.ts';
import type { Ui } from './ui.ts';

/** A box as it lies in its photograph. */
export interface CanvasBox {
  id: string;
  annotation: Annotation;
  /** In pixels of the displayed image. */
  rect: Rect;
}

/**
 * The boxes of the photograph, so that only what changes is drawn again: an entry stays the same
 * object as long as its annotation does, and a list as long as its entries do.
 */
export interface CanvasBoxes {
  all: ReadonlySignal<readonly CanvasBox[]>;
  selected: ReadonlySignal<CanvasBox | null>;
  /** All but the selected one, which is what a drag changes. */
  others: ReadonlySignal<readonly CanvasBox[]>;
  /** All as somebody reads of them: where they lie does not count. */
  listed: ReadonlySignal<readonly Annotation[]>;
  selectedId: ReadonlySignal<string | null>;
}

export function createCanvasBoxes(
  review: Pick<Review, 'document' | 'settled' | 'size' | 'selected'>,
  ui: Pick<Ui, 'showRejected'>,
): CanvasBoxes {
  let known = new WeakMap<Annotation, CanvasBox>();
  let knownFor = '';
  const boxOf = (annotation: Annotation, width: number, height: number): CanvasBox => {
    const same = known.get(annotation);
    if (same) return same;
    const rect = toRect(annotation.box, { width, height });
    const made = { id: annotation.id, annotation, rect };
    known.set(annotation, made);
    return made;
  };

  const all = computed(() => {
    const document = review.document.value;
    const size = review.size.value;
    if (!document || !size) return [];
    const { width, height } = size;
    if (knownFor !== `${width} ${height}`) known = new WeakMap();
    knownFor = `${width} ${height}`;
    return visible(document, ui.showRejected.value).map((one) => boxOf(one, width, height));
  });
  const selected = computed(() => {
    const id = review.selected.value?.id;
    return all.value.find((box) => box.id === id) ?? null;
  });
  return {
    all,
    selected,
    others: steady(() => all.value.filter((box) => box !== selected.value)),
    listed: computed(() => {
      const document = review.settled.value;
      return document ? visible(document, ui.showRejected.value) : [];
    }),
    selectedId: computed(() => selected.value?.id ?? null),
  };
}

/** A list that is a new one only when an entry is. */
function steady<T>(make: () => readonly T[]): ReadonlySignal<readonly T[]> {
  let last: readonly T[] = [];
  return computed(() => {
    const next = make();
    const same = next.length === last.length && next.every((entry, i) => entry === last[i]);
    if (!same) last = next;
    return last;
  });
}
