import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Call } from '../../server/contract/client.ts';
import type { Scene } from '../../server/contract/verbs.ts';
import type { Suggestion } from '../../server/contract/suggestion.ts';
import { panLens, wholeAnimal, zoomLens, type Lens } from '../geometry/lens.ts';
import type { Point, Size } from '../geometry/rect.ts';
import { candidatesFor } from './candidates.ts';
import {
  createExemplars,
  cropKey,
  inOrder,
  type ExemplarCrop,
  type Exemplars,
} from './exemplars.ts';
import type { Review } from './review.ts';
import type { Suggestions } from './suggestions.ts';

/** Which of the two pictures a pointer or key is about. */
export type Side = 'query' | 'candidate';

/** A box beside one known individual after another. The box is the review's selected one. */
export interface Compare {
  /** Where Escape goes back to; null: nothing is compared now. */
  from: ReadonlySignal<Scene | null>;
  begin(from: Scene, individual: string | null): void;
  end(): void;
  candidates: ReadonlySignal<readonly Suggestion[]>;
  candidate: ReadonlySignal<Suggestion | null>;
  choose(individual: string): void;
  /** false at the end of the list. */
  stepCandidate(step: 1 | -1): boolean;
  exemplars: Exemplars['state'];
  /** As shown: in order, only those of the query's viewpoint where that is asked for. */
  shown: ReadonlySignal<readonly ExemplarCrop[]>;
  exemplar: ReadonlySignal<ExemplarCrop | null>;
  stepExemplar(step: 1 | -1): void;
  showExemplar(crop: ExemplarCrop): void;
  sameViewpoint: Signal<boolean>;
  flipped: Signal<boolean>;
  /** Both pictures move together. */
  linked: ReadonlySignal<boolean>;
  toggleLinked(): void;
  lenses: Record<Side, ReadonlySignal<Lens>>;
  zoom(side: Side, factor: number, at?: Point): void;
  pan(side: Side, dx: number, dy: number, pane: Size): void;
  fit(): void;
  /** One pixel of the display for each of the query's picture. */
  actualSize(pixelRatio: number): void;
  /** CSS pixels that a pixel of the query's picture has where the whole animal is shown. */
  queryScale: Signal<number>;
}

export interface CompareOptions {
  call: Call;
  collection: string;
  review: Pick<Review, 'image' | 'selected'>;
  suggestions: Pick<Suggestions, 'state'>;
}

export function createCompare({ call, collection, review, suggestions }: CompareOptions): Compare {
  const from = signal<Scene | null>(null);
  const chosen = signal<string | null>(null);
  const shownKey = signal<string | null>(null);
  const sameViewpoint = signal(false);
  const flipped = signal(false);
  const linked = signal(true);
  const lenses = { query: signal(wholeAnimal), candidate: signal(wholeAnimal) };
  const queryScale = signal(1);
  const exemplars = createExemplars(call, collection);

  const candidates = computed(() => candidatesFor(review.selected.value, suggestions.state.value));
  const candidate = computed(() => {
    const ranked = (name: string | null) =>
      candidates.value.find(({ individual }) => individual === name);
    // Of an animal with a name the question is whether it is that one.
    const named = review.selected.value?.individual ?? null;
    return ranked(chosen.value) ?? ranked(named) ?? candidates.value[0] ?? null;
  });
  const shown = computed(() => {
    const viewpoint = review.selected.value?.viewpoint ?? null;
    const ordered = inOrder(exemplars.state.value.crops, viewpoint);
    return sameViewpoint.value && viewpoint !== null
      ? ordered.filter((crop) => crop.viewpoint === viewpoint)
      : ordered;
  });
  const exemplar = computed(
    () => shown.value.find((crop) => cropKey(crop) === shownKey.value) ?? shown.value[0] ?? null,
  );

  const fit = () => {
    lenses.query.value = wholeAnimal;
    lenses.candidate.value = wholeAnimal;
  };

  // Another box is another question: nothing of the last one may colour it.
  const box = computed(() => `${review.image.value} ${review.selected.value?.id}`);
  effect(() => {
    void box.value;
    chosen.value = null;
    flipped.value = false;
    fit();
  });

  const wanted = computed(() => {
    const own = from.value === null ? null : review.selected.value;
    const suggestion = candidate.value;
    return own && suggestion ? `${box.value} ${suggestion.species} ${suggestion.individual}` : null;
  });
  effect(() => {
    const now = wanted.value;
    const image = review.image.peek();
    const own = review.selected.peek();
    const suggestion = candidate.peek();
    shownKey.value = null;
    if (now === null || !image || !own || !suggestion) exemplars.show(null);
    else {
      const { id: annotation, viewpoint } = own;
      exemplars.show({ suggestion, own: { image, annotation, viewpoint } });
      // It stays the one that is looked at while others are read and stand before it.
      const first = inOrder(exemplars.state.peek().crops, viewpoint)[0];
      shownKey.value = first ? cropKey(first) : null;
    }
  });

  const change = (side: Side, by: (lens: Lens) => Lens) => {
    const next = by(lenses[side].peek());
    const other = side === 'query' ? 'candidate' : 'query';
    lenses[side].value = next;
    if (linked.peek()) lenses[other].value = next;
  };

  return {
    from,
    begin: (scene, individual) => {
      from.value = scene;
      if (individual !== null) chosen.value = individual;
    },
    end: () => (from.value = null),
    candidates,
    candidate,
    choose: (individual) => (chosen.value = individual),
    stepCandidate: (step) => {
      const list = candidates.peek();
      const next = list[list.findIndex((one) => one === candidate.peek()) + step];
      if (next) chosen.value = next.individual;
      return next !== undefined;
    },
    exemplars: exemplars.state,
    shown,
    exemplar,
    stepExemplar: (step) => {
      const list = shown.peek();
      if (list.length === 0) return;
      const at = list.findIndex((one) => one === exemplar.peek()) + step;
      const next = list[(at + list.length) % list.length];
      if (next) shownKey.value = cropKey(next);
      // Before the last one is reached the next ones are on their way.
      if (at >= list.length - 5) void exemplars.loadMore();
    },
    showExemplar: (crop) => (shownKey.value = cropKey(crop)),
    sameViewpoint,
    flipped,
    linked,
    toggleLinked: () => {
      linked.value = !linked.peek();
      if (linked.peek()) lenses.candidate.value = lenses.query.peek();
    },
    lenses,
    zoom: (side, factor, at) => change(side, (lens) => zoomLens(lens, factor, at)),
    pan: (side, dx, dy, pane) => change(side, (lens) => panLens(lens, dx, dy, pane)),
    fit,
    actualSize: (pixelRatio) => {
      const wanted = 1 / (pixelRatio * queryScale.peek());
      change('query', (lens) => zoomLens(lens, wanted / lens.zoom));
    },
    queryScale,
  };
}
