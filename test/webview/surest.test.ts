import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Crop } from '../../server/contract/crop.ts';
import type { Filters } from '../../server/contract/filters.ts';
import type { Reply } from '../../server/contract/routes.ts';
import { createSurest } from '../../webview/store/board/surest.ts';
import { annotation, failure, fakeCall, type Answers } from './fake-call.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const crop = (image: string, id: string, individual: string, score: number): Crop => ({
  image,
  version: `v-${image}`,
  split: 'train',
  takenAt: null,
  annotation: annotation({ id }),
  suggestion: { individual, species: 'giraffe', score },
  distance: null,
});

const all = [
  crop('1.jpg', 'a', 'Asha', 0.97),
  crop('2.jpg', 'b', 'Baraka', 0.95),
  crop('2.jpg', 'c', 'Baraka', 0.93),
  crop('2.jpg', 'd', 'Asha', 0.92),
  crop('3.jpg', 'e', 'Asha', 0.6),
];

const saveAll: Answers['decisions.apply'] = ({ body }) => ({
  saved: body.decisions.map(({ image }) => ({ image, version: 'next' })),
  refused: [],
});

function open(answers: Answers = {}, filters: Filters = {}) {
  const fake = fakeCall({
    'suggestions.surest': ({ query }): Reply<'suggestions.surest'> => {
      const fits = all.filter(({ suggestion }) => suggestion!.score >= query.minScore);
      const start = Number(query.cursor ?? 0);
      const items = fits.slice(start, start + 2);
      const next = start + 2 < fits.length ? String(start + 2) : null;
      return { items, next, total: fits.length };
    },
    'decisions.apply': saveAll,
    ...answers,
  });
  const surest = createSurest({
    call: fake.call,
    collection: 'c',
    query: signal<Filters>(filters),
    onDecided: () => {},
  });
  const keys = () => surest.crops.value.map(({ crop: { annotation: own } }) => own.id);
  surest.open();
  return { fake, surest, keys, rest: () => vi.advanceTimersByTimeAsync(400) };
}

describe('accepting the surest', () => {
  it('previews every box that is sure enough, the surest first, under the filter', async () => {
    const { surest, keys, fake, rest } = open({}, { species: 'giraffe' });
    await rest();
    expect(keys()).toEqual(['a', 'b', 'c', 'd']);
    expect(surest.total.value).toBe(4);
    expect(surest.loading.value).toBe(false);
    expect(fake.inputsOf('suggestions.surest')[0]?.query).toMatchObject({
      species: 'giraffe',
      minScore: 0.9,
    });
  });

  it('answers a higher threshold by what it has, and asks for a lower one when it rests', async () => {
    const { surest, keys, fake, rest } = open();
    await rest();
    const asked = fake.calls.length;
    surest.threshold.value = 0.94;
    expect(keys()).toEqual(['a', 'b']);
    surest.threshold.value = 0.7;
    surest.threshold.value = 0.5;
    expect(fake.calls).toHaveLength(asked);
    await rest();
    expect(keys()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(fake.inputsOf('suggestions.surest').some(({ query }) => query.minScore === 0.7)).toBe(
      false,
    );
  });

  it('does not tick the less sure of two boxes of one photograph with one name', async () => {
    const { surest, rest } = open();
    await rest();
    expect([...surest.ticked.value]).toEqual(['1.jpg\na', '2.jpg\nb', '2.jpg\nd']);
  });

  it('sends exactly what was previewed and ticked, with the versions that were seen', async () => {
    const { surest, fake, rest } = open();
    await rest();
    surest.toggle('1.jpg\na');
    surest.toggle('2.jpg\nc');
    await surest.accept();
    const sent = fake.inputsOf('decisions.apply');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body.step).toMatch(/./);
    expect(sent[0]?.body.decisions).toEqual([
      {
        image: '2.jpg',
        version: 'v-2.jpg',
        edits: [
          { verb: 'accept', annotation: 'b', individual: 'Baraka' },
          { verb: 'accept', annotation: 'c', individual: 'Baraka' },
          { verb: 'accept', annotation: 'd', individual: 'Asha' },
        ],
      },
    ]);
    expect(surest.progress.value).toMatchObject({ total: 3, saved: 3, done: true });
  });

  it('gives a box without a species that of its suggestion', async () => {
    const bare = { ...all[0]!, annotation: annotation({ id: 'a', species: null }) };
    const { surest, fake, rest } = open({
      'suggestions.surest': () => ({ items: [bare], next: null, total: 1 }),
    });
    await rest();
    await surest.accept();
    expect(fake.inputsOf('decisions.apply')[0]?.body.decisions[0]?.edits[0]).toMatchObject({
      individual: 'Asha',
      species: 'giraffe',
    });
  });

  it('tells what was refused, and why', async () => {
    const error = { code: 'stale', message: 'Changed meanwhile.' } as const;
    const { surest, rest } = open({
      'decisions.apply': () => ({
        saved: [{ image: '1.jpg', version: '2' }],
        refused: [{ image: '2.jpg', error }],
      }),
    });
    await rest();
    await surest.accept();
    expect(surest.progress.value).toMatchObject({
      saved: 1,
      refused: [{ image: '2.jpg', error }],
      done: true,
    });
  });

  it('sends nothing more once it is cancelled', async () => {
    const many = Array.from({ length: 250 }, (_, i) => crop(`${i}.jpg`, 'a', 'Asha', 0.95));
    const { surest, fake, rest } = open({
      'suggestions.surest': () => ({ items: many, next: null, total: 250 }),
      'decisions.apply': (input) => {
        surest.cancel();
        return saveAll(input);
      },
    });
    await rest();
    await surest.accept();
    expect(fake.inputsOf('decisions.apply')).toHaveLength(1);
    expect(surest.progress.value).toMatchObject({ saved: 100, done: true });
  });

  it('says when it cannot be read', async () => {
    const { surest, rest } = open({
      'suggestions.surest': () => {
        throw failure({ code: 'internal', message: 'No disk.' });
      },
    });
    await rest();
    expect(surest.error.value?.message).toBe('No disk.');
    expect(surest.loading.value).toBe(false);
  });
});
