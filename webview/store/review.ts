import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Annotation } from '../../server/contract/annotation.ts';
import type { Box } from '../../server/contract/box.ts';
import type { Call } from '../../server/contract/client.ts';
import type { Edit } from '../../server/contract/edit.ts';
import type { ErrorBody } from '../../server/contract/errors.ts';
import type { ImageDocument } from '../../server/contract/image.ts';
import type { Size } from '../geometry/rect.ts';
import { firstToLookAt } from './decisions.ts';
import { isAbort, toErrorBody } from './error-body.ts';
import { shown, type SaveState } from './save-state.ts';
import { createSaving, type Saving } from './saving.ts';
import type { QueuedEdit } from './optimistic.ts';
import { isRepeatable, type LastDecision } from './repeat.ts';
import type { UnsavedMemory } from '../transport/unsaved.ts';

/** A box being moved, resized or nudged, not decided yet. */
export interface BoxDraft {
  annotation: string;
  box: Box;
}

/** The image under review: its boxes, which one is selected, and what is decided about them. */
export interface Review {
  image: ReadonlySignal<string | null>;
  loading: ReadonlySignal<boolean>;
  error: ReadonlySignal<ErrorBody | null>;
  /** The server's truth with all edits on their way. */
  document: ReadonlySignal<ImageDocument | null>;
  /** As `document`, without a box that is just being moved: the same while one is. */
  settled: ReadonlySignal<ImageDocument | null>;
  /** The server's truth alone. */
  truth: ReadonlySignal<ImageDocument | null>;
  save: ReadonlySignal<SaveState | null>;
  /** Images with edits that could not be saved. */
  unsaved: ReadonlySignal<readonly string[]>;
  busy: ReadonlySignal<boolean>;
  selected: ReadonlySignal<Annotation | null>;
  /** Pixels of the displayed image; where the server does not know them, the picture tells. */
  size: ReadonlySignal<Size | null>;
  /** The picture's own size as it came, for when the server does not know it. */
  measure(size: Size): void;
  saving: Saving;
  open(image: string | null): Promise<void>;
  /** Reads the image again; the selection stays. */
  reload(): Promise<void>;
  select(annotation: string | null): void;
  decide(...edits: Edit[]): void;
  /** The last decision about a box, to be made again about another one. */
  last: Signal<LastDecision | null>;
  /** Shows a box elsewhere than it is, until it is committed or dropped. */
  draft(draft: BoxDraft | null): void;
  commitDraft(): void;
  /** Commits when no further step has come for a moment: a row of nudges is one decision. */
  commitDraftSoon(): void;
}

export interface ReviewOptions {
  call: Call;
  collection: string;
  unsaved: UnsavedMemory;
  /** Whether a box waits until it has a name. */
  naming: ReadonlySignal<boolean>;
  /** A person has decided something about the image, which is given as it was before. */
  onDecided: (document: ImageDocument, edits: readonly Edit[]) => void;
  onSaved: (document: ImageDocument, edits: readonly QueuedEdit[]) => void;
  /** A document that was read ahead and is still true. */
  atHand?: (image: string) => ImageDocument | null;
}

export function createReview(options: ReviewOptions): Review {
  const { call, collection, unsaved, naming, onDecided, onSaved, atHand } = options;
  const image = signal<string | null>(null);
  const loading = signal(false);
  const error = signal<ErrorBody | null>(null);
  const selectedId = signal<string | null>(null);
  const draft = signal<BoxDraft | null>(null);
  const measured = signal<Size | null>(null);
  const last = signal<LastDecision | null>(null);
  let abort = new AbortController();
  let commitTimer: ReturnType<typeof setTimeout> | undefined;

  const saving = createSaving({
    call,
    collection,
    unsaved,
    onSaved: (document, names, edits) => {
      const id = selectedId.peek();
      if (id !== null) selectedId.value = names.get(id) ?? id;
      const drafted = draft.peek();
      const name = drafted && names.get(drafted.annotation);
      if (drafted && name) draft.value = { ...drafted, annotation: name };
      if (document.id !== image.peek()) saving.release(document.id);
      onSaved(document, edits);
    },
  });

  const save = computed(() => saving.states.value.get(image.value ?? '') ?? null);
  const settled = computed(() => (save.value ? shown(save.value) : null));
  const document = computed(() => (settled.value ? withDraft(settled.value, draft.value) : null));

  const take = (read: ImageDocument, choose: boolean) =>
    batch(() => {
      saving.load(read);
      error.value = null;
      if (!choose) return;
      selectedId.value = firstToLookAt(visible(read, false), naming.peek())?.id ?? null;
    });

  const load = async (id: string, choose: boolean) => {
    abort.abort();
    abort = new AbortController();
    const { signal: current } = abort;
    loading.value = true;
    try {
      const params = { collection, image: id };
      const read = await call('images.get', { params }, current);
      if (current.aborted) return;
      take(read, choose);
    } catch (reason) {
      if (current.aborted || isAbort(reason)) return;
      error.value = toErrorBody(reason);
    }
    loading.value = false;
  };

  const rememberLast = (edits: readonly Edit[]) => {
    const edit = edits.length === 1 ? edits[0] : undefined;
    if (!edit || !isRepeatable(edit)) return;
    const box = document.peek()?.annotations.find(({ id }) => id === edit.annotation);
    const given = 'species' in edit ? edit.species : undefined;
    last.value = { edit, species: given ?? box?.species ?? null };
  };

  const commitDraft = () => {
    clearTimeout(commitTimer);
    const value = draft.peek();
    const id = image.peek();
    draft.value = null;
    const before = settled.peek();
    if (!value || !id || !before) return;
    const edit: Edit = { verb: 'update', annotation: value.annotation, box: value.box };
    onDecided(before, [edit]);
    saving.decide(id, [edit]);
  };

  return {
    image,
    loading,
    error,
    document,
    settled,
    truth: computed(() => save.value?.document ?? null),
    save,
    unsaved: computed(() =>
      [...saving.states.value]
        .filter(([, { trouble, failing }]) => trouble ?? failing)
        .map(([id]) => id),
    ),
    busy: computed(() => [...saving.states.value.values()].some((one) => one.sending.length > 0)),
    selected: computed(
      () => document.value?.annotations.find((one) => one.id === selectedId.value) ?? null,
    ),
    size: computed(() => {
      const { width = null, height = null } = settled.value ?? {};
      return width && height ? { width, height } : measured.value;
    }),
    measure: (size) => (measured.value = size),
    saving,
    open: async (id) => {
      commitDraft();
      const before = image.peek();
      const known = id === null ? null : (atHand?.(id) ?? null);
      // All at once: the boxes of one image are never drawn over the picture of another.
      batch(() => {
        selectedId.value = null;
        error.value = null;
        measured.value = null;
        image.value = id;
        if (!known && id !== null) return;
        abort.abort();
        loading.value = false;
        if (known) take(known, true);
      });
      if (before && before !== id) saving.release(before);
      if (id && !known) await load(id, true);
    },
    reload: async () => {
      const id = image.peek();
      if (id) await load(id, selectedId.peek() === null);
    },
    select: (id) => {
      if (id !== selectedId.peek()) commitDraft();
      selectedId.value = id;
    },
    decide: (...edits) => {
      commitDraft();
      const id = image.peek();
      const before = settled.peek();
      if (!id || !before) return;
      onDecided(before, edits);
      rememberLast(edits);
      const made = saving.decide(id, edits);
      if (made) selectedId.value = made;
    },
    last,
    draft: (next) => (draft.value = next),
    commitDraft,
    commitDraftSoon: () => {
      clearTimeout(commitTimer);
      commitTimer = setTimeout(commitDraft, 500);
    },
  };
}

/** Boxes to show and to go through; rejected ones only when asked for. */
export function visible(document: ImageDocument, showRejected: boolean): Annotation[] {
  return showRejected
    ? document.annotations
    : document.annotations.filter((one) => one.state !== 'rejected');
}

function withDraft(document: ImageDocument, draft: BoxDraft | null): ImageDocument {
  if (!draft) return document;
  const annotations = document.annotations.map((one) =>
    one.id === draft.annotation ? { ...one, box: draft.box } : one,
  );
  return { ...document, annotations };
}
