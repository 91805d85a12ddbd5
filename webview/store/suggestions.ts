import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Annotation } from '../../server/contract/annotation.ts';
import type { Call } from '../../server/contract/client.ts';
import type { ErrorBody } from '../../server/contract/errors.ts';
import type { Ranking } from '../../server/contract/suggestion.ts';
import { isAbort, toErrorBody } from './error-body.ts';

/** Whom a ranking is asked for. Boxes that only this page knows yet have none. */
export interface Query {
  collection: string;
  image: string;
  annotation: Annotation;
}

export interface SuggestionState {
  /** The box that this is about. */
  annotation: string | null;
  loading: boolean;
  ranking: Ranking | null;
  error: ErrorBody | null;
}

export interface Suggestions {
  state: ReadonlySignal<SuggestionState>;
  /** Asks again, because the gallery has changed. */
  refresh(): void;
}

const nothing: SuggestionState = { annotation: null, loading: false, ranking: null, error: null };

/** Follows a box: asks for its ranking whenever the box, its species or its place changes. */
/** @param atHand a ranking that was asked ahead; shown at once, and asked again unless it is fresh */
export function createSuggestions(
  call: Call,
  query: ReadonlySignal<Query | null>,
  atHand: (query: Query) => { ranking: Ranking; fresh: boolean } | null = () => null,
): Suggestions {
  const state = signal(nothing);
  const round = signal(0);
  let asked = '';
  let abort = new AbortController();

  const ask = async ({ collection, image, annotation }: Query, signal: AbortSignal) => {
    const own = annotation.id;
    const before = state.peek();
    // The last ranking of the same box stays in sight meanwhile: nothing flickers.
    const ranking = before.annotation === own ? before.ranking : null;
    state.value = { annotation: own, loading: true, ranking, error: null };
    try {
      const fresh = await call(
        'annotations.suggestions',
        { params: { collection, image, annotation: own }, query: { limit: 9 } },
        signal,
      );
      if (signal.aborted) return;
      state.value = { annotation: own, loading: false, ranking: fresh, error: null };
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      const body = toErrorBody(error);
      state.value = { annotation: own, loading: false, ranking: null, error: body };
    }
  };

  effect(() => {
    const wanted = query.value;
    const key = wanted ? keyOf(wanted, round.value) : '';
    if (key === asked) return;
    asked = key;
    abort.abort();
    abort = new AbortController();
    const known = wanted && state.peek().annotation !== wanted.annotation.id && atHand(wanted);
    if (wanted && known) {
      const { ranking } = known;
      state.value = { annotation: wanted.annotation.id, loading: false, ranking, error: null };
      if (known.fresh) return;
    }
    if (wanted) void ask(wanted, abort.signal);
    else state.value = nothing;
  });

  return { state, refresh: () => (round.value = round.peek() + 1) };
}

function keyOf({ collection, image, annotation }: Query, round: number): string {
  const { id, species, box } = annotation;
  return JSON.stringify([collection, image, id, species, box, round]);
}
