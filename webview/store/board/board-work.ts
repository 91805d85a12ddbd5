import { effect, untracked, type ReadonlySignal } from '@preact/signals';
import type { Call } from '../../../server/contract/client.ts';
import type { Edit } from '../../../server/contract/edit.ts';
import { createExploration, type ExplorationStore } from '../exploration.ts';
import type { Jobs } from '../jobs.ts';
import type { QueuedEdit } from '../optimistic.ts';
import type { Queue } from '../queue.ts';
import type { UnsavedMemory } from '../../transport/unsaved.ts';
import type { SaveState } from '../save-state.ts';
import type { Saving } from '../saving.ts';
import { createBoard, type Board } from './board.ts';
import { keepBoardUnsaved } from './keep-unsaved.ts';
import { standIn } from './stand-in.ts';
import { createSurest, type Surest } from './surest.ts';
import type { TileEdit } from './tile.ts';

/** Deciding about many at once: the board, what it is worked out from, and the surest. */
export interface BoardWork {
  board: Board;
  exploration: ExplorationStore;
  surest: Surest;
}

export interface BoardWorkOptions {
  call: Call;
  collection: string;
  queue: Queue;
  jobs: Jobs;
  /** Where decisions wait that a reload of the page must not lose. */
  unsaved: Pick<UnsavedMemory, 'write'>;
  /** Keeps what could not be sent, and tries again. */
  saving: Pick<Saving, 'states' | 'load' | 'decide'>;
  /** A person has said something of tiles of the board. */
  onDecided: (edits: readonly Edit[]) => void;
  onSaved: (image: string, edits: readonly QueuedEdit[]) => void;
}

export function createBoardWork(options: BoardWorkOptions): BoardWork {
  const { call, collection, queue, jobs, saving, unsaved, onDecided, onSaved } = options;
  const board = createBoard({
    call,
    collection,
    queue,
    onDecided: (edits) => onDecided(edits.map(({ edit }) => edit)),
    onSaved: (image, edits) => onSaved(image, queued(edits)),
    handOver: (image, version, edits) => {
      if (!saving.states.peek().has(image)) saving.load(standIn(image, version, edits));
      saving.decide(
        image,
        edits.map(({ edit }) => edit),
      );
    },
  });
  const surest = createSurest({
    call,
    collection,
    query: queue.query,
    onDecided: () => onDecided([]),
  });
  const exploration = createExploration({
    call,
    collection,
    jobs,
    onMade: (kind) => {
      if (kind === 'group') board.lists.reload('unknowns');
      if (kind === 'rank' && surest.shown.peek()) surest.reload();
    },
  });
  followHandedOver(board, saving.states);
  keepBoardUnsaved(board.tiles.saving.outstanding, (image, kept) =>
    unsaved.write(collection, image, kept),
  );
  effect(() => {
    const wanted = queue.mode.value === 'unknowns' || surest.shown.value;
    if (wanted) untracked(() => void exploration.load());
  });
  return { board, exploration, surest };
}

/** What was handed over is on the board as the server has it, once that is settled. */
function followHandedOver(board: Board, states: ReadonlySignal<ReadonlyMap<string, SaveState>>) {
  effect(() => {
    const now = states.value;
    const { saving } = board.tiles;
    for (const image of saving.handedOver.peek()) {
      const state = now.get(image);
      if (state && (state.trouble || state.sending.length > 0 || state.waiting.length > 0))
        continue;
      untracked(() => {
        saving.release(image);
        if (board.tiles.has(image)) void board.tiles.reload(image);
      });
    }
  });
}

const queued = (edits: readonly TileEdit[]): QueuedEdit[] =>
  edits.map(({ edit }) => ({ edit, localId: null }));
