import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Call } from '../../../server/contract/client.ts';
import type { ErrorBody } from '../../../server/contract/errors.ts';
import type { Ranking } from '../../../server/contract/suggestion.ts';
import { isAbort, toErrorBody } from '../error-body.ts';
import { isCrop, speciesOf, spread } from './rules.ts';
import type { Tile } from './tile.ts';

/** Boxes that the server looks at together. */
const boxesAtMost = 64;
/** While a person extends a selection nothing is asked. */
const pauseMs = 120;

export interface GroupRankingState {
  /** About which crops this is; '' about none. */
  about: string;
  loading: boolean;
  ranking: Ranking | null;
  error: ErrorBody | null;
}

/** Who the crops that a decision would be about probably are, together. */
export interface GroupRanking {
  state: ReadonlySignal<GroupRankingState>;
  /** What the present targets are called in `state.about`. */
  about: () => string;
  refresh(): void;
}

const nothing: GroupRankingState = { about: '', loading: false, ranking: null, error: null };

export function createGroupRanking(
  call: Call,
  collection: string,
  targets: ReadonlySignal<readonly Tile[]>,
): GroupRanking {
  const state = signal(nothing);
  const round = signal(0);
  let abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = '';

  const ask = async (about: string, tiles: readonly Tile[], signal: AbortSignal) => {
    try {
      const boxes = spread(tiles.filter(isCrop), boxesAtMost).map(({ image, annotation }) => ({
        image,
        annotation: annotation.id,
      }));
      const body = { boxes, limit: 9 };
      const ranking = await call('suggestions.group', { params: { collection }, body }, signal);
      if (!signal.aborted) state.value = { about, loading: false, ranking, error: null };
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      state.value = { about, loading: false, ranking: null, error: toErrorBody(error) };
    }
  };

  effect(() => {
    const tiles = targets.value;
    const about = aboutOf(tiles);
    const key = `${round.value} ${about}`;
    if (key === asked) return;
    asked = key;
    abort.abort();
    clearTimeout(timer);
    abort = new AbortController();
    if (about === '') {
      state.value = nothing;
      return;
    }
    const { signal: current } = abort;
    // What was last known stays in sight, so that nothing flickers; `about` says that it is older.
    state.value = { ...state.peek(), loading: true, error: null };
    timer = setTimeout(() => void ask(about, tiles, current), pauseMs);
  });

  return {
    state,
    about: () => aboutOf(targets.peek()),
    refresh: () => (round.value = round.peek() + 1),
  };
}

/**
 * What these tiles are called in a ranking's `about`. Crops of several species are several animals:
 * nothing is asked about them together.
 */
export function aboutOf(tiles: readonly Tile[]): string {
  if (speciesOf(tiles).length > 1) return '';
  return tiles
    .filter(isCrop)
    .map(({ key, annotation }) => `${key} ${annotation.species} ${annotation.box.join()}`)
    .sort()
    .join('\n');
}
