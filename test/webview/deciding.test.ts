import { describe, expect, it } from 'vitest';
import { acceptAll } from '../../webview/store/accept-all.ts';
import { topAnswer } from '../../webview/store/answer.ts';
import { repeated } from '../../webview/store/repeat.ts';
import { texts } from '../../webview/texts.ts';
import { openApp } from './fake-app.ts';
import { annotation, imageDocument, ranking, settle, suggestion } from './fake-call.ts';

const two = () => [
  imageDocument('a.jpg', { annotations: [annotation({ id: 'a1' }), annotation({ id: 'a2' })] }),
  imageDocument('b.jpg', { annotations: [annotation({ id: 'b1' })] }),
];
const novel = { likelihood: 0.9, rank: 0, threshold: 0.5 };
const names = { items: [], next: null, total: 0, offset: 0 };

describe('the first answer', () => {
  const state = (given = ranking('Asha')) => ({
    annotation: 'a',
    loading: false,
    ranking: given,
    error: null,
  });

  it('is somebody known, somebody new, or not known yet', () => {
    expect(topAnswer(annotation(), state())).toMatchObject({ kind: 'known' });
    const mostLikelyNew = { ...ranking('Asha'), newIndividual: novel };
    expect(topAnswer(annotation(), state(mostLikelyNew))).toEqual({ kind: 'new' });
    expect(topAnswer(annotation({ id: 'other' }), state())).toBeNull();
    expect(topAnswer(annotation(), state(ranking()))).toEqual({ kind: 'nobody' });
  });

  it('is never somebody that a person has told apart from it', () => {
    const told = { individual: 'Asha', verdict: 'different', by: 'me', at: '' } as const;
    const box = annotation({ comparisons: [told] });
    expect(topAnswer(box, state(ranking('Asha', 'Baraka')))).toMatchObject({
      suggestion: { individual: 'Baraka' },
    });
  });

  it('is accepted as a new individual with a name of its own where that comes first', async () => {
    const { press, documents, session } = await openApp(two(), {
      'annotations.suggestions': () => ({ ...ranking('Asha'), newIndividual: novel }),
      'labels.list': () => names,
    });
    await press('accept');
    await settle();
    expect(documents.get('a.jpg')?.annotations[0]).toMatchObject({
      state: 'accepted',
      individual: 'giraffe-0001',
    });
    await press('new-individual');
    await settle();
    expect(documents.get('a.jpg')?.annotations[1]?.individual).toBe('giraffe-0002');
    expect(session.review.image.value).toBe('b.jpg');
  });
});

describe('accepting all', () => {
  const boxes = [
    annotation({ id: 'done', state: 'accepted', individual: 'Asha' }),
    annotation({ id: 'less' }),
    annotation({ id: 'more' }),
    annotation({ id: 'unknown' }),
    annotation({ id: 'bare', species: null }),
    annotation({ id: 'no', state: 'rejected' }),
  ];

  it('names by rankings that are known, nobody twice, the rest by species only', () => {
    const known = (individual: string, score: number) =>
      ({ kind: 'known', suggestion: suggestion(individual, { score }) }) as const;
    const all = acceptAll(boxes, ({ id }) =>
      id === 'less' ? known('Baraka', 0.6) : id === 'more' ? known('Baraka', 0.8) : null,
    );
    expect(all.edits).toEqual([
      { verb: 'accept', annotation: 'more', individual: 'Baraka' },
      { verb: 'accept', annotation: 'less' },
      { verb: 'accept', annotation: 'unknown' },
    ]);
    expect(all).toMatchObject({ named: ['Baraka'], unnamed: 2, withoutSpecies: 1 });
  });

  it('saves them together, says so with a way back, and goes on', async () => {
    const { app, press, fake, session } = await openApp(two());
    await press('accept-all');
    await settle();
    expect(fake.inputsOf('annotations.edit')).toHaveLength(1);
    expect(fake.inputsOf('annotations.edit')[0]?.body.edits).toHaveLength(2);
    expect(app.ui.notice.value).toMatch(/^Accepted 2 boxes; named Asha/);
    expect(app.ui.noticeAction.value?.label).toBe('Undo');
    expect(session.review.image.value).toBe('b.jpg');
  });

  it('still tells what was accepted, and offers undo, where nothing is left to go on to', async () => {
    const { press, app } = await openApp([
      imageDocument('a.jpg', { annotations: [annotation({ id: 'a1' })] }),
    ]);
    await press('accept-all');
    await settle();
    expect(app.ui.notice.value).toBe(`Accepted 1 box; named Asha. ${texts.notices.nothingLeft}`);
    expect(app.ui.noticeAction.value?.label).toBe(texts.history.undo);
  });
});

describe('repeating', () => {
  it('makes the same decision about the present box', async () => {
    const { press, documents } = await openApp(two());
    await press('repeat');
    await press('assign-2');
    await press('repeat');
    await settle();
    expect(documents.get('a.jpg')?.annotations).toMatchObject([
      { individual: 'Baraka' },
      { individual: 'Baraka' },
    ]);
  });

  it('gives no name to a box of another species, and the species to one without', () => {
    const last = {
      edit: { verb: 'accept', annotation: 'x', individual: 'Asha' } as const,
      species: 'giraffe',
    };
    expect(repeated(last, annotation({ species: 'zebra' }))).toBe('other-species');
    expect(repeated(last, annotation({ species: null }))).toMatchObject({ species: 'giraffe' });
    const reject = { edit: { verb: 'reject', annotation: 'x' } as const, species: 'giraffe' };
    expect(repeated(reject, annotation({ species: 'zebra' }))).toEqual({
      verb: 'reject',
      annotation: 'a',
    });
  });
});

describe('a viewpoint', () => {
  it('is set directly and taken away by the same key', async () => {
    const { press, session } = await openApp(two());
    await press('viewpoint-right');
    expect(session.review.selected.value?.viewpoint).toBe('right');
    await press('viewpoint-right');
    expect(session.review.selected.value?.viewpoint).toBeNull();
  });
});
