import { describe, expect, it } from 'vitest';
import { conflictOf } from '../../webview/store/conflict.ts';
import { fresh, type SaveState } from '../../webview/store/save-state.ts';
import { openApp } from './fake-app.ts';
import { annotation, failure, imageDocument, settle } from './fake-call.ts';

const base = imageDocument('a.jpg', {
  annotations: [annotation({ id: 'a' }), annotation({ id: 'b' })],
});
const theirs = imageDocument('a.jpg', {
  version: '2',
  annotations: [annotation({ id: 'a', state: 'accepted', individual: 'Asha' })],
});

describe('a conflict', () => {
  const state: SaveState = {
    ...fresh(theirs),
    trouble: {
      kind: 'stale',
      error: { code: 'stale', message: 'changed' },
      base,
      edits: [
        { edit: { verb: 'accept', annotation: 'a', individual: 'Baraka' }, localId: null },
        { edit: { verb: 'update', annotation: 'a', viewpoint: 'left' }, localId: null },
        { edit: { verb: 'reject', annotation: 'b' }, localId: null },
        {
          edit: { verb: 'create', box: [0.2, 0.2, 0.1, 0.1], species: 'zebra' },
          localId: 'new-1',
        },
        { edit: { verb: 'update', annotation: 'new-1', individual: 'Zoe' }, localId: null },
      ],
    },
  };

  it('shows both versions box by box, with what can be done on top of theirs', () => {
    const { mine, theirs: now, differences } = conflictOf(state)!;
    expect(mine.annotations).toHaveLength(3);
    expect(now).toBe(theirs);
    expect(differences).toMatchObject([
      {
        annotation: 'a',
        mine: { individual: 'Baraka', viewpoint: 'left' },
        theirs: { individual: 'Asha' },
        possible: true,
      },
      { annotation: 'b', mine: { state: 'rejected' }, theirs: null, possible: false },
      { annotation: 'new-1', mine: { individual: 'Zoe' }, theirs: null, possible: true },
    ]);
    expect(differences.map(({ edits }) => edits.length)).toEqual([2, 1, 2]);
  });

  it('is none while all is well or the server is away', () => {
    expect(conflictOf(fresh(base))).toBeNull();
    const failed = {
      kind: 'failed',
      error: { code: 'unavailable', message: '' },
      edits: [],
    } as const;
    expect(conflictOf({ ...fresh(base), trouble: failed })).toBeNull();
  });
});

describe('a change from outside', () => {
  const away = () => {
    throw failure({ code: 'unavailable', message: 'away' });
  };
  const two = () => [base, imageDocument('b.jpg', { annotations: [annotation({ id: 'b1' })] })];
  const change = {
    type: 'image',
    collection: 'c',
    image: 'a.jpg',
    version: '2',
    outside: true,
  } as const;

  it('asks about decisions that are not saved, also of a photograph that is no longer shown', async () => {
    for (const leave of [false, true]) {
      const { press, session, documents, events, app } = await openApp(two(), {
        'annotations.edit': away,
      });
      await press('viewpoint-left');
      if (leave) await app.openImage('b.jpg');
      documents.set('a.jpg', theirs);
      events.emit(change);
      await settle();
      await settle();
      expect(session.review.saving.states.value.get('a.jpg')?.trouble?.kind).toBe('stale');
      expect(session.review.unsaved.value).toEqual(['a.jpg']);
    }
  });
});
