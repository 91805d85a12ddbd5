import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ImageDocument } from '../../server/contract/image.ts';
import { countStates } from '../../webview/store/optimistic.ts';
import { annotation, failure, imageDocument } from './fake-call.ts';
import { showMode } from '../../webview/store/mode.ts';
import { openApp } from './fake-app.ts';
import { openBoard, unreachable } from './fake-boards.ts';
import { fakeUnsaved } from './fake-unsaved.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** A photograph with boxes of these ids. */
function photo(id: string, boxes: string[], part: Partial<ImageDocument> = {}): ImageDocument {
  const annotations = boxes.map((box) => annotation({ id: box }));
  return imageDocument(id, { annotations, counts: countStates(annotations), ...part });
}

const burst = () => [
  photo('river/1.jpg', ['a'], { takenAt: '2026-05-31T10:00:00' }),
  photo('river/2.jpg', ['b'], { takenAt: '2026-05-31T10:00:05' }),
  photo('river/3.jpg', [], { takenAt: '2026-05-31T10:00:07' }),
  photo('hill/1.jpg', ['c'], { takenAt: '2026-06-01T10:00:00' }),
  photo('hill/2.jpg', ['d'], { takenAt: '2026-06-01T10:00:05' }),
];

describe('the board of an encounter', () => {
  it('shows a burst in the order of time, with frames without boxes, all of it selected', async () => {
    const { keys, selected, board } = await openBoard(burst(), 'encounters', {
      'images.list': () => ({
        items: burst()
          .slice(0, 3)
          .map((one) => ({ ...one, problems: 0 })),
        next: null,
        total: 3,
        offset: 0,
      }),
    });
    expect(board.group.value?.key).toBe('river/1.jpg');
    expect(keys()).toEqual(['river/1.jpg\na', 'river/2.jpg\nb', 'river/3.jpg']);
    expect(selected()).toEqual(keys());
  });

  it('accepts a whole burst with the first suggestion, in one step that carries the versions', async () => {
    const { press, sent, documents, board } = await openBoard(
      burst().filter(({ id }) => id !== 'river/3.jpg'),
      'encounters',
    );
    await press('accept');
    const [request] = sent();
    expect(sent()).toHaveLength(1);
    expect(request?.step).toMatch(/./);
    expect(request?.decisions).toEqual([
      { image: 'river/1.jpg', version: '1', verbs: ['accept'] },
      { image: 'river/2.jpg', version: '1', verbs: ['accept'] },
    ]);
    expect(documents.get('river/2.jpg')?.annotations[0]).toMatchObject({
      state: 'accepted',
      individual: 'Asha',
    });
    // Nothing is left there, so the next encounter is open.
    expect(board.group.value?.key).toBe('hill/1.jpg');
  });

  it('leaves an exception out, and turns to it next', async () => {
    const { press, board, documents, selected } = await openBoard(
      burst().slice(0, 2),
      'encounters',
    );
    board.selection.moveTo(1);
    await press('toggle-crop');
    await press('assign-2');
    expect(documents.get('river/1.jpg')?.annotations[0]?.individual).toBe('Baraka');
    expect(documents.get('river/2.jpg')?.annotations[0]?.state).toBe('proposed');
    expect(selected()).toEqual(['river/2.jpg\nb']);
    await press('reject');
    expect(documents.get('river/2.jpg')?.annotations[0]?.state).toBe('rejected');
  });

  it('marks only frames without boxes as empty', async () => {
    const { press, documents, sent } = await openBoard(burst().slice(1, 3), 'encounters');
    await press('mark-empty');
    expect(sent()[0]?.decisions).toEqual([
      { image: 'river/3.jpg', version: '1', verbs: ['mark-empty'] },
    ]);
    expect(documents.get('river/3.jpg')?.status).toBe('empty');
    expect(documents.get('river/2.jpg')?.annotations[0]?.state).toBe('proposed');
  });

  it('gives two animals of one photograph no one name, but accepts them without', async () => {
    const herd = [photo('river/1.jpg', ['a', 'b']), photo('river/2.jpg', ['c'])];
    const { press, app, sent, documents } = await openBoard(herd, 'encounters');
    await press('accept');
    expect(sent()).toHaveLength(0);
    expect(app.ui.notice.value).toContain('two or more of the selected animals');
    await press('accept-all');
    expect(documents.get('river/1.jpg')?.annotations.map(({ state }) => state)).toEqual([
      'accepted',
      'accepted',
    ]);
    expect(documents.get('river/1.jpg')?.annotations[0]?.individual).toBeNull();
  });

  it('gives crops of several species no one name', async () => {
    const images = burst().slice(0, 2);
    images[1]!.annotations[0]!.species = 'zebra';
    const { press, app, sent } = await openBoard(images, 'encounters');
    await press('accept');
    expect(sent()).toHaveLength(0);
    expect(app.ui.notice.value).toContain('giraffe, zebra');
  });

  it('accepts no name that nobody has seen yet', async () => {
    const { press, sent, app } = await openBoard(burst().slice(0, 2), 'encounters', {
      'suggestions.group': () => new Promise(() => {}),
    });
    await press('accept');
    expect(sent()).toHaveLength(0);
    expect(app.ui.notice.value).toContain('still on their way');
  });

  it('asks for the ranking of at most 64 of the selected boxes', async () => {
    const many = Array.from({ length: 200 }, (_, i) => photo(`river/${i}.jpg`, [`b${i}`]));
    const { fake } = await openBoard(many, 'encounters');
    const [asked] = fake.inputsOf('suggestions.group');
    expect(asked?.body.boxes).toHaveLength(64);
    expect(asked?.body.boxes[0]?.image).toBe('river/0.jpg');
  });

  it('sends a large burst in several requests of one step', async () => {
    const many = Array.from({ length: 250 }, (_, i) => photo(`river/${i}.jpg`, [`b${i}`]));
    const { press, sent } = await openBoard(many, 'encounters');
    await press('reject');
    expect(sent().map(({ decisions }) => decisions.length)).toEqual([100, 100, 50]);
    expect(new Set(sent().map(({ step }) => step)).size).toBe(1);
  });

  it('leads to the photograph of a crop and back to the same place', async () => {
    const { press, app, session, board } = await openBoard(burst(), 'encounters');
    board.selection.moveTo(1);
    await press('open-image');
    expect(app.ui.scene.value).toBe('image');
    expect(session.review.image.value).toBe('river/2.jpg');
    expect(session.review.selected.value?.id).toBe('b');
    await press('cancel');
    expect(app.ui.scene.value).toBe('board');
    expect(board.selection.focus.value).toBe(1);
  });

  it('shows what was decided in the photograph when one comes back', async () => {
    const { press, board } = await openBoard(burst(), 'encounters');
    await press('open-image');
    await press('reject');
    await press('cancel');
    const [tile] = board.tiles.shown.value;
    expect(tile).toMatchObject({ annotation: { state: 'rejected' } });
  });

  it('goes from group to group', async () => {
    const { press, board, app } = await openBoard(burst(), 'encounters');
    await press('next-image');
    expect(board.group.value?.key).toBe('hill/1.jpg');
    await press('next-image');
    expect(app.ui.notice.value).toContain('last');
    await press('previous-encounter');
    expect(board.group.value?.key).toBe('river/1.jpg');
  });

  it('goes on to the next as soon as it knows of one', async () => {
    const { app, press, board, session } = await openBoard(burst(), 'encounters');
    showMode(app, session, 'images');
    showMode(app, session, 'encounters');
    session.queue.narrow({ split: 'train' });
    await press('next-image');
    expect(app.ui.notice.value).toBe('');
    expect(board.group.value?.key).toBe('hill/1.jpg');
  });

  it('repeats what was said last', async () => {
    const { press, board, documents } = await openBoard(burst(), 'encounters');
    board.selection.set(['river/1.jpg\na']);
    await press('unidentifiable');
    board.selection.set(['river/2.jpg\nb']);
    await press('repeat');
    expect(documents.get('river/2.jpg')?.annotations[0]?.state).toBe('unidentifiable');
  });

  it('keeps the selection when only a side is said, and takes the side away again', async () => {
    const { press, selected, documents } = await openBoard(burst().slice(0, 2), 'encounters');
    const before = selected();
    await press('viewpoint-left');
    expect(selected()).toEqual(before);
    expect(documents.get('river/2.jpg')?.annotations[0]?.viewpoint).toBe('left');
    await press('viewpoint-left');
    expect(documents.get('river/2.jpg')?.annotations[0]?.viewpoint).toBeNull();
  });
});

describe('what a board cannot save', () => {
  it('shows a refusal with its reason, and takes it up again', async () => {
    const { press, refusals, board, documents } = await openBoard(
      burst().slice(0, 2),
      'encounters',
    );
    refusals.set('river/1.jpg', { code: 'unprocessable', message: 'The label file is locked.' });
    await press('accept');
    const trouble = board.tiles.saving.troubles.value.get('river/1.jpg');
    expect(trouble).toMatchObject({ kind: 'refused', error: { code: 'unprocessable' } });
    expect(board.tiles.shown.value[0]).toMatchObject({ annotation: { state: 'proposed' } });
    expect(documents.get('river/2.jpg')?.annotations[0]?.state).toBe('accepted');
    refusals.clear();
    board.tiles.saving.retry('river/1.jpg');
    await vi.advanceTimersByTimeAsync(100);
    expect(documents.get('river/1.jpg')?.annotations[0]).toMatchObject({ individual: 'Asha' });
    expect(board.tiles.saving.troubles.value.size).toBe(0);
  });

  it('reads a crop anew that somebody else has changed, and says so', async () => {
    const { press, board, documents } = await openBoard(burst().slice(0, 2), 'encounters');
    const theirs = annotation({ id: 'a', individual: 'Chui', state: 'accepted' });
    documents.set(
      'river/1.jpg',
      imageDocument('river/1.jpg', { version: '7', annotations: [theirs] }),
    );
    await press('reject');
    expect(board.tiles.saving.troubles.value.get('river/1.jpg')?.kind).toBe('stale');
    expect(board.tiles.shown.value[0]).toMatchObject({ annotation: { individual: 'Chui' } });
    expect(board.tiles.changed.value.has('river/1.jpg')).toBe(true);
    board.tiles.saving.retry('river/1.jpg');
    await vi.advanceTimersByTimeAsync(100);
    expect(documents.get('river/1.jpg')?.annotations[0]?.state).toBe('rejected');
  });

  it('hands over what the server could not be reached for, which is saved when it is back', async () => {
    let away = true;
    const opened = await openBoard(burst().slice(0, 2), 'encounters', {
      'decisions.apply': (input) => {
        if (away) throw unreachable();
        return opened.apply(input);
      },
      'annotations.edit': ({ params }) => {
        if (away) throw unreachable();
        const before = opened.documents.get(params.image)!;
        const annotations = before.annotations.map((one) => ({
          ...one,
          state: 'rejected' as const,
        }));
        const after = { ...before, annotations, version: '2' };
        opened.documents.set(params.image, after);
        return after;
      },
    });
    const { press, session, board, app, documents } = opened;
    await press('reject');
    expect(session.review.unsaved.value).toEqual(['river/1.jpg', 'river/2.jpg']);
    expect(app.hasUnsaved.value).toBe(true);
    // It goes on showing what was decided.
    expect(board.tiles.shown.value[0]).toMatchObject({ annotation: { state: 'rejected' } });
    away = false;
    session.review.saving.retryAll();
    await opened.pause();
    expect(documents.get('river/2.jpg')?.annotations[0]?.state).toBe('rejected');
    expect(session.review.unsaved.value).toEqual([]);
    expect(board.tiles.saving.pending.value.size).toBe(0);
  });

  it('hands over what found the dataset locked by another process, which is saved afterwards', async () => {
    const opened = await openBoard(burst().slice(0, 2), 'encounters');
    const { press, session, refusals, board, documents } = opened;
    refusals.set('river/1.jpg', { code: 'busy', message: 'process 7 is changing this dataset' });
    await press('reject');
    await opened.pause();
    expect(board.tiles.saving.troubles.value.size).toBe(0);
    expect(board.tiles.shown.value[0]).toMatchObject({ annotation: { state: 'rejected' } });
    refusals.clear();
    session.review.saving.retryAll();
    await opened.pause();
    expect(documents.get('river/1.jpg')?.annotations[0]?.state).toBe('rejected');
    expect(session.review.unsaved.value).toEqual([]);
  });

  it('writes down what is on its way, and what was refused, until it is saved or dropped', async () => {
    const unsaved = fakeUnsaved();
    const never = new Promise<never>(() => {});
    const opened = await openBoard(
      burst().slice(0, 2),
      'encounters',
      { 'decisions.apply': () => never },
      unsaved,
    );
    const { press, board } = opened;
    await press('viewpoint-left');
    await press('reject');
    expect([...unsaved.kept.keys()]).toEqual(['river/1.jpg', 'river/2.jpg']);
    const kept = unsaved.kept.get('river/1.jpg');
    expect(kept?.edits.map(({ edit }) => edit.verb)).toEqual(['update', 'reject']);
    // As it was before either: what the server must still have for them to hold.
    expect(kept?.document).toMatchObject({
      version: '1',
      annotations: [{ id: 'a', viewpoint: null, state: 'proposed' }],
    });

    // The page that is opened after this one saves them.
    const after = await openApp(burst().slice(0, 2), {}, unsaved);
    expect(after.documents.get('river/1.jpg')?.annotations[0]).toMatchObject({
      viewpoint: 'left',
      state: 'rejected',
    });
    expect(after.documents.get('river/2.jpg')?.annotations[0]?.state).toBe('rejected');
    expect(unsaved.kept.size).toBe(0);
    expect(board.unsaved.value).toBe(true);
  });

  it('keeps a refused decision for the next page, and forgets one that is dropped', async () => {
    const unsaved = fakeUnsaved();
    const { press, refusals, board } = await openBoard(
      burst().slice(0, 2),
      'encounters',
      {},
      unsaved,
    );
    refusals.set('river/1.jpg', { code: 'unprocessable', message: 'The label file is locked.' });
    await press('reject');
    expect(unsaved.kept.get('river/1.jpg')).toMatchObject({
      document: { version: '1' },
      edits: [{ edit: { verb: 'reject' } }],
    });
    expect(unsaved.kept.has('river/2.jpg')).toBe(false);
    board.tiles.saving.discard('river/1.jpg');
    expect(unsaved.kept.size).toBe(0);
  });

  it('leaves in the notes what is handed over, once', async () => {
    const unsaved = fakeUnsaved();
    const away = () => Promise.reject(unreachable());
    const { press } = await openBoard(
      burst().slice(0, 1),
      'encounters',
      { 'decisions.apply': away, 'annotations.edit': away },
      unsaved,
    );
    await press('viewpoint-left');
    await press('viewpoint-back');
    expect(unsaved.kept.get('river/1.jpg')?.edits.map(({ edit }) => edit)).toEqual([
      expect.objectContaining({ viewpoint: 'left' }),
      expect.objectContaining({ viewpoint: 'back' }),
    ]);
  });

  it('sends a second decision about an image with the version that the first has made', async () => {
    const { press, sent, board } = await openBoard(burst().slice(0, 2), 'encounters');
    board.selection.set(['river/1.jpg\na']);
    await press('viewpoint-left');
    await press('viewpoint-back');
    expect(sent().map(({ decisions }) => decisions[0]?.version)).toEqual(['1', '2']);
  });

  it('follows a change from outside', async () => {
    const { events, documents, board, pause } = await openBoard(burst(), 'encounters');
    const theirs = annotation({ id: 'a', individual: 'Chui', state: 'accepted' });
    documents.set(
      'river/1.jpg',
      imageDocument('river/1.jpg', { version: '7', annotations: [theirs] }),
    );
    const event = { type: 'image', collection: 'c', image: 'river/1.jpg', version: '7' } as const;
    events.emit({ ...event, outside: true });
    await pause();
    expect(board.tiles.shown.value[0]).toMatchObject({ annotation: { individual: 'Chui' } });
    expect(board.tiles.changed.value.has('river/1.jpg')).toBe(true);
  });
});

describe('the board of unnamed animals', () => {
  it('names a whole group by one decision and goes on to the next', async () => {
    const { press, documents, board } = await openBoard(burst(), 'unknowns');
    await press('assign-1');
    expect(documents.get('river/1.jpg')?.annotations[0]?.individual).toBe('Asha');
    expect(documents.get('river/2.jpg')?.annotations[0]?.individual).toBe('Asha');
    expect(board.group.value?.key).toBe('hill');
  });

  it('gives a group the next free name of its species', async () => {
    const known = { name: 'giraffe-0004', species: 'giraffe', crops: 1, images: 1, strip: [] };
    const { press, documents } = await openBoard(burst(), 'unknowns', {
      'labels.list': () => ({
        items: [{ ...known, firstSeen: null, lastSeen: null }],
        next: null,
        total: 1,
        offset: 0,
      }),
    });
    await press('new-individual');
    expect(documents.get('river/1.jpg')?.annotations[0]?.individual).toBe('giraffe-0005');
    expect(documents.get('river/2.jpg')?.annotations[0]?.individual).toBe('giraffe-0005');
  });

  it('says when the server cannot read the group', async () => {
    const { board } = await openBoard(burst(), 'unknowns', {
      'exploration.crops': () => {
        throw failure({ code: 'not-found', message: 'There is no such group.' });
      },
    });
    expect(board.tiles.error.value?.message).toBe('There is no such group.');
  });

  it('starts the work that makes groups', async () => {
    const { session, fake } = await openBoard(burst(), 'unknowns', {
      'exploration.get': () => ({ rank: null, group: null, map: null }),
    });
    await session.exploration.make('group');
    expect(fake.inputsOf('jobs.start')[0]?.body).toEqual({ kind: 'group', collection: 'c' });
  });
});
