import { describe, expect, it } from 'vitest';
import type { HistoryStep } from '../../server/contract/history.ts';
import { nextRedo, nextUndo } from '../../webview/store/history-order.ts';
import { openApp } from './fake-app.ts';
import { annotation, failure, imageDocument, settle, type Answers } from './fake-call.ts';

const two = () => [
  imageDocument('d/a.jpg', { annotations: [annotation({ id: 'a1' }), annotation({ id: 'a2' })] }),
  imageDocument('d/b.jpg', { annotations: [annotation({ id: 'b1' })] }),
];

const step = (part: Partial<HistoryStep> = {}): HistoryStep => ({
  id: 's',
  at: '2026-01-01T00:00:00Z',
  by: 'me',
  kind: 'edit',
  verbs: ['accept'],
  images: 1,
  image: 'd/a.jpg',
  annotation: 'a1',
  ...part,
});

describe('the next step', () => {
  const a = step({ id: 'a' });
  const b = step({ id: 'b' });
  const undo = step({ kind: 'undo' });
  const redo = step({ kind: 'redo' });

  it('is the newest edit that is not undone', () => {
    expect(nextUndo([b, a])?.id).toBe('b');
    expect(nextUndo([undo, b, a])?.id).toBe('a');
    expect(nextUndo([undo, undo, b, a])).toBeNull();
    expect(nextUndo([redo, undo, undo, b, a])?.id).toBe('a');
    expect(nextUndo([step({ id: 'c' }), undo, b, a])?.id).toBe('c');
    expect(nextUndo([undo, step({ id: 'c' }), undo, b, a])?.id).toBe('a');
  });

  it('to do again is the newest undo that was not done again and nothing followed', () => {
    expect(nextRedo([undo, b, a])).toBe(undo);
    expect(nextRedo([redo, undo, b, a])).toBeNull();
    expect(nextRedo([b, undo, a])).toBeNull();
  });
});

/** A server that takes back the last edit of the first image. */
function withHistory(more: Answers = {}) {
  const asked: string[] = [];
  return {
    asked,
    answers: {
      'history.list': () => ({ items: [step()], next: null }),
      'history.undo': () => {
        asked.push('undo');
        return step({ kind: 'undo' });
      },
      'history.redo': () => {
        asked.push('redo');
        return step({ kind: 'redo' });
      },
      ...more,
    } satisfies Answers,
  };
}

describe('undo', () => {
  it('waits for what is on its way, goes to the photograph and the box, and says what it was', async () => {
    let save: (() => void) | null = null;
    const { answers, asked } = withHistory();
    const { app, session, press, fake } = await openApp(two(), {
      ...answers,
      'annotations.edit': () =>
        new Promise((resolve) => {
          save = () => resolve(two()[0]!);
        }),
    });
    session.review.decide({ verb: 'accept', annotation: 'a1', individual: 'Zuri' });
    await settle();
    await press('undo');
    expect(asked).toEqual([]);
    save!();
    await app.openImage('d/b.jpg');
    await settle();
    await settle();
    expect(asked).toEqual(['undo']);
    expect(session.review.image.value).toBe('d/a.jpg');
    expect(session.review.selected.value?.id).toBe('a1');
    expect(app.ui.notice.value).toBe('Undone: accepted as Zuri, a.jpg');
    expect(fake.inputsOf('history.undo')).toEqual([{ params: { collection: 'c' } }]);
  });

  it('takes back on the page what the server has not got, and does it again', async () => {
    let away = true;
    const { answers, asked } = withHistory();
    const { press, session, documents } = await openApp(two(), {
      ...answers,
      'annotations.edit': ({ body }) => {
        if (away) throw failure({ code: 'unavailable', message: 'away' });
        expect(body.edits).toEqual([{ verb: 'update', annotation: 'a1', viewpoint: 'left' }]);
        const [first] = documents.get('d/a.jpg')!.annotations;
        return imageDocument('d/a.jpg', { version: '2', annotations: [first!] });
      },
    });
    await press('viewpoint-left');
    expect(session.review.unsaved.value).toEqual(['d/a.jpg']);
    await press('undo');
    await settle();
    expect(session.review.selected.value?.viewpoint).toBeNull();
    expect(session.review.unsaved.value).toEqual([]);
    expect(asked).toEqual([]);
    away = false;
    await press('redo');
    await settle();
    expect(session.review.unsaved.value).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('lets what is pressed meanwhile wait for it', async () => {
    let answer: (() => void) | null = null;
    const { answers } = withHistory({
      'history.undo': () =>
        new Promise((resolve) => {
          answer = () => resolve(step({ kind: 'undo' }));
        }),
    });
    const { press, fake } = await openApp(two(), answers);
    await press('undo');
    await press('reject');
    expect(fake.inputsOf('annotations.edit')).toHaveLength(0);
    answer!();
    for (let i = 0; i < 5; i++) await settle();
    expect(fake.inputsOf('annotations.edit')[0]?.body.edits).toEqual([
      { verb: 'reject', annotation: 'a1' },
    ]);
  });

  it('tells with file and remedy why it could not be', async () => {
    const error = {
      code: 'conflict',
      message: 'The file was changed since.',
      file: 'labels/a.txt',
      remedy: 'Undo that change first.',
    } as const;
    const { answers } = withHistory({
      'history.undo': () => {
        throw failure(error);
      },
    });
    const { app, press } = await openApp(two(), answers);
    await press('undo');
    await settle();
    expect(app.ui.failure.value).toEqual({ title: 'This cannot be undone', error });
  });

  it('knows what it would do', async () => {
    const { answers } = withHistory();
    const { session, press } = await openApp(two(), answers);
    await press('viewpoint-left');
    await settle();
    expect(session.history.next.value.undo).toMatchObject({ id: 's' });
  });
});
