import { signal, type ReadonlySignal } from '@preact/signals';
import type { Viewpoint } from '../../server/contract/annotation.ts';
import type { Box } from '../../server/contract/box.ts';
import type { Call } from '../../server/contract/client.ts';
import type { Crop } from '../../server/contract/crop.ts';
import type { ErrorBody } from '../../server/contract/errors.ts';
import type { Suggestion } from '../../server/contract/suggestion.ts';
import { isAbort, toErrorBody } from './error-body.ts';

/** One crop of a known individual, to compare with. */
export interface ExemplarCrop {
  image: string;
  box: Box;
  viewpoint: Viewpoint | null;
  takenAt: string | null;
  /** Cosine similarity to the query; null: not among the nearest. */
  similarity: number | null;
}

export interface ExemplarState {
  crops: readonly ExemplarCrop[];
  /** All that there are, as far as is known. */
  total: number;
  loading: boolean;
  error: ErrorBody | null;
}

/** Whose crops are wanted, for which query. */
export interface ExemplarQuery {
  suggestion: Pick<Suggestion, 'individual' | 'species' | 'exemplars' | 'crops'>;
  /** The query's own box is no exemplar. */
  own: { image: string; annotation: string; viewpoint: Viewpoint | null };
}

/** Crops of one known individual: those that the ranking brought at once, the others page by page. */
export interface Exemplars {
  state: ReadonlySignal<ExemplarState>;
  show(query: ExemplarQuery | null): void;
  /** Reads the next page, if there is one. */
  loadMore(): Promise<void>;
}

const nothing: ExemplarState = { crops: [], total: 0, loading: false, error: null };
const pageSize = 60;

export function createExemplars(call: Call, collection: string): Exemplars {
  const state = signal(nothing);
  let query: ExemplarQuery | null = null;
  let cursor: string | null = null;
  let abort = new AbortController();

  const read = async ({ suggestion, own }: ExemplarQuery, from: string | null) => {
    const { signal: current } = abort;
    state.value = { ...state.peek(), loading: true, error: null };
    try {
      const { individual, species } = suggestion;
      const page = await call(
        'annotations.list',
        {
          params: { collection },
          query: {
            individual,
            species: species ?? undefined,
            limit: pageSize,
            cursor: from ?? undefined,
          },
        },
        current,
      );
      if (current.aborted) return;
      cursor = page.next;
      const found = page.items.filter(
        ({ image, annotation }) =>
          annotation.state === 'accepted' &&
          !(image === own.image && annotation.id === own.annotation),
      );
      const crops = merge(state.peek().crops, found.map(fromCrop));
      state.value = {
        crops,
        total: Math.max(page.total, crops.length),
        loading: false,
        error: null,
      };
    } catch (error) {
      if (current.aborted || isAbort(error)) return;
      state.value = { ...state.peek(), loading: false, error: toErrorBody(error) };
    }
  };

  return {
    state,
    show: (next) => {
      abort.abort();
      abort = new AbortController();
      query = next;
      cursor = null;
      if (!next) {
        state.value = nothing;
        return;
      }
      const crops = next.suggestion.exemplars.map((one) => ({ ...one, takenAt: null }));
      state.value = { ...nothing, crops, total: Math.max(next.suggestion.crops, crops.length) };
      void read(next, null);
    },
    loadMore: async () => {
      if (query && cursor !== null && !state.peek().loading) await read(query, cursor);
    },
  };
}

/** Name of a crop in lists: its photograph and its place there. */
export function cropKey({ image, box }: Pick<ExemplarCrop, 'image' | 'box'>): string {
  return `${image} ${box.map((value) => value.toFixed(4)).join(' ')}`;
}

/** Those seen from the same side as the query first, then the most similar, then the newest. */
export function inOrder(
  crops: readonly ExemplarCrop[],
  viewpoint: Viewpoint | null,
): ExemplarCrop[] {
  const other = (crop: ExemplarCrop) => Number(viewpoint !== null && crop.viewpoint !== viewpoint);
  return crops.toSorted(
    (a, b) =>
      other(a) - other(b) ||
      (b.similarity ?? -2) - (a.similarity ?? -2) ||
      (b.takenAt ?? '').localeCompare(a.takenAt ?? '') ||
      cropKey(a).localeCompare(cropKey(b)),
  );
}

function fromCrop({ image, takenAt, annotation }: Crop): ExemplarCrop {
  const { box, viewpoint } = annotation;
  return { image, box, viewpoint, takenAt, similarity: null };
}

/** Adds crops; what is there already keeps its similarity and learns the rest. */
function merge(before: readonly ExemplarCrop[], found: readonly ExemplarCrop[]): ExemplarCrop[] {
  const all = new Map(before.map((crop) => [cropKey(crop), crop]));
  for (const crop of found) {
    const similarity = all.get(cropKey(crop))?.similarity ?? null;
    all.set(cropKey(crop), { ...crop, similarity });
  }
  return [...all.values()];
}
