import {
  batch,
  computed,
  effect,
  signal,
  untracked,
  type ReadonlySignal,
  type Signal,
} from '@preact/signals';
import type { Call } from '../../../server/contract/client.ts';
import type { ErrorBody } from '../../../server/contract/errors.ts';
import type { Exploration } from '../../../server/contract/group.ts';
import type { Job } from '../../../server/contract/job.ts';
import type { Viewport } from '../../geometry/viewport.ts';
import { sendDecisions, type Outcome } from '../board/send-decisions.ts';
import { isAbort, toErrorBody } from '../error-body.ts';
import type { ExplorationStore } from '../exploration.ts';
import { createCatchUp } from './catch-up.ts';
import { decisionsFor, factsOf, type MapVerdict, type SelectionFacts } from './decisions.ts';
import { flagPoints } from './flags.ts';
import { groupPoints, type Colouring, type MapGroups } from './groups.ts';
import { toPoints, type MapPoints } from './points.ts';

/** Key of a line of the legend; undefined: none. */
export type GroupKey = string | null | undefined;

/** What came of deciding about the selected animals. */
export interface MapOutcome {
  saved: number;
  refused: number;
  /** Why the first was refused. */
  error: ErrorBody | null;
  needsSpecies: boolean;
}

/** All crops as points of a plane: what is shown, what stands out, what is selected. */
export interface EmbeddingMapStore {
  /** When and of what it was made; null: never; undefined: not asked yet. */
  made: ReadonlySignal<Exploration['map'] | undefined>;
  points: ReadonlySignal<MapPoints | null>;
  loading: ReadonlySignal<boolean>;
  error: ReadonlySignal<ErrorBody | null>;
  /** The job that makes it, while it is under way or has failed. */
  job: ReadonlySignal<Job | null>;
  colouring: Signal<Colouring>;
  groups: ReadonlySignal<MapGroups | null>;
  /** The legend's line under the pointer, and the one that was clicked. */
  hoveredGroup: Signal<GroupKey>;
  pinnedGroup: Signal<GroupKey>;
  flags: ReadonlySignal<Uint8Array | null>;
  selection: ReadonlySignal<ReadonlySet<number>>;
  facts: ReadonlySignal<SelectionFacts | null>;
  /** Where the plane lies in the pane; null: nobody has looked yet. */
  view: Signal<Viewport | null>;
  /** Dragging draws a lasso instead of moving the map. */
  lassoing: Signal<boolean>;
  /** The point that the keyboard is at. */
  focused: Signal<number | null>;
  /** How many images are saved of how many, while a decision is on its way. */
  saving: ReadonlySignal<{ done: number; total: number } | null>;
  /** Somebody looks: reads what is missing, and from now on what changes. */
  show(): void;
  hide(): void;
  load(): Promise<void>;
  /** Makes the map, or makes it anew. */
  make(): Promise<void>;
  cancel(): Promise<void>;
  select(indices: Iterable<number>, how: 'replace' | 'add' | 'toggle'): void;
  selectGroup(key: string | null): void;
  decide(verdict: MapVerdict): Promise<MapOutcome>;
  /** An image has changed on the server. */
  touch(image: string, version: string): void;
  /** The connection is back: anything may have changed. */
  resume(): void;
}

export interface EmbeddingMapOptions {
  call: Call;
  collection: string;
  /** The only species that the dataset has; null: it has none or several. */
  sole: () => string | null;
  exploration: Pick<ExplorationStore, 'state' | 'error' | 'load' | 'job' | 'make' | 'cancel'>;
}

export function createEmbeddingMap(options: EmbeddingMapOptions): EmbeddingMapStore {
  const { call, collection, sole, exploration } = options;
  const points = signal<MapPoints | null>(null);
  const reading = signal(false);
  const failure = signal<ErrorBody | null>(null);
  const colouring = signal<Colouring>('individual');
  const hoveredGroup = signal<GroupKey>(undefined);
  const pinnedGroup = signal<GroupKey>(undefined);
  const selection = signal<ReadonlySet<number>>(new Set());
  const focused = signal<number | null>(null);
  const view = signal<Viewport | null>(null);
  const lassoing = signal(false);
  const saving = signal<{ done: number; total: number } | null>(null);
  const shown = signal(false);
  /** When the map was made whose points are here. */
  let readAt: string | null = null;
  let abort = new AbortController();

  const groups = computed(() => (points.value ? groupPoints(points.value, colouring.value) : null));
  const highlighted = computed(() => {
    const key = hoveredGroup.value === undefined ? pinnedGroup.value : hoveredGroup.value;
    if (key === undefined) return null;
    const index = groups.value?.groups.findIndex((group) => group.key === key) ?? -1;
    return index < 0 ? null : index;
  });

  /** A new map has other places: what was selected by index means nothing there. */
  const put = (next: MapPoints | null) =>
    batch(() => {
      const before = points.peek();
      const same = before !== null && next !== null && samePlaces(before, next);
      points.value = next;
      if (same) return;
      selection.value = new Set();
      focused.value = null;
    });

  const read = async (at: string) => {
    abort.abort();
    abort = new AbortController();
    const { signal: current } = abort;
    readAt = at;
    reading.value = true;
    failure.value = null;
    catchUp.forget();
    try {
      const map = await call('exploration.map', { params: { collection } }, current);
      if (current.aborted) return;
      put(toPoints(map));
    } catch (reason) {
      if (current.aborted || isAbort(reason)) return;
      failure.value = toErrorBody(reason);
      readAt = null;
    }
    reading.value = false;
  };

  const load = async () => {
    readAt = null;
    failure.value = null;
    await exploration.load();
  };

  const catchUp = createCatchUp({
    call,
    collection,
    points,
    wanted: () => shown.peek(),
    put,
    reload: load,
  });

  // A map is read when somebody looks, and again when another one was made.
  effect(() => {
    const state = exploration.state.value;
    if (!shown.value || state === null) return;
    const at = state.map?.at ?? null;
    untracked(() => {
      if (at === null) put(null);
      else if (at !== readAt) void read(at);
    });
  });

  return {
    made: computed(() => {
      const state = exploration.state.value;
      return state === null ? undefined : state.map;
    }),
    points,
    loading: computed(
      () =>
        reading.value ||
        (shown.value && exploration.state.value === null && exploration.error.value === null),
    ),
    error: computed(() => failure.value ?? exploration.error.value),
    job: computed(() => exploration.job('map')),
    colouring,
    groups,
    hoveredGroup,
    pinnedGroup,
    flags: computed(() =>
      groups.value ? flagPoints(groups.value.groupOf, highlighted.value, selection.value) : null,
    ),
    selection,
    facts: computed(() => (points.value ? factsOf(points.value, selection.value) : null)),
    view,
    lassoing,
    focused,
    saving,
    show: () => {
      const known = exploration.state.peek() !== null && exploration.error.peek() === null;
      shown.value = true;
      if (!known || failure.peek()) void load();
      else void catchUp.read([]);
    },
    hide: () => {
      shown.value = false;
      hoveredGroup.value = undefined;
    },
    load,
    make: () => exploration.make('map'),
    cancel: () => exploration.cancel('map'),
    select: (indices, how) => {
      const next = new Set(how === 'replace' ? [] : selection.peek());
      for (const index of indices) {
        if (how === 'toggle' && next.has(index)) next.delete(index);
        else next.add(index);
      }
      selection.value = next;
    },
    selectGroup: (key) => {
      const all = groups.peek();
      const wanted = all?.groups.findIndex((group) => group.key === key) ?? -1;
      if (!all || wanted < 0) return;
      const chosen = new Set<number>();
      all.groupOf.forEach((group, index) => group === wanted && chosen.add(index));
      selection.value = chosen;
    },
    decide: async (verdict) => {
      const before = points.peek();
      const chosen = selection.peek();
      const nothing = { saved: 0, refused: 0, error: null, needsSpecies: false };
      if (!before || saving.peek()) return nothing;
      const { decisions, needsSpecies } = decisionsFor(before, chosen, verdict, sole());
      const total = decisions.length;
      if (total === 0) return { ...nothing, needsSpecies };
      saving.value = { done: 0, total };
      const outcome: MapOutcome = { ...nothing, needsSpecies };
      const step = crypto.randomUUID();
      const onOutcome = ({ saved, refused, unsent }: Outcome) => {
        const failed = [...refused, ...unsent];
        outcome.saved += saved.length;
        outcome.refused += failed.length;
        outcome.error ??= failed[0]?.error ?? null;
        saving.value = { done: outcome.saved + outcome.refused, total };
      };
      await sendDecisions({ call, collection, step, decisions, onOutcome });
      saving.value = null;
      // Versions, and how a refused image looks by now, come from the server, as with every change.
      await catchUp.read(decisions.map(({ image }) => image));
      return outcome;
    },
    touch: (image, version) => catchUp.touch(image, version),
    resume: () => {
      readAt = null;
      if (shown.peek()) void load();
    },
  };
}

function samePlaces(a: MapPoints, b: MapPoints): boolean {
  return (
    a.count === b.count &&
    a.annotation.every((annotation, i) => annotation === b.annotation[i]) &&
    a.x.every((x, i) => x === b.x[i]) &&
    a.image.every((image, i) => image === b.image[i])
  );
}
