import { describe, expect, it } from 'vitest';
import type { Viewpoint } from '../../server/contract/annotation.ts';
import type { Box } from '../../server/contract/box.ts';
import type { Crop } from '../../server/contract/crop.ts';
import type { ImageDocument } from '../../server/contract/image.ts';
import { inRanking } from '../../webview/store/candidates.ts';
import { openCompare } from '../../webview/store/open-compare.ts';
import { openApp } from './fake-app.ts';
import { annotation, imageDocument, ranking, settle } from './fake-call.ts';

const box = (at: number): Box => [at, 0.5, 0.1, 0.1];

function crop(individual: string, image: string, viewpoint: Viewpoint | null): Crop {
  return {
    image,
    version: '1',
    split: 'train',
    takenAt: '2024-05-01T10:00:00',
    annotation: annotation({ id: image, state: 'accepted', individual, viewpoint, box: box(0.3) }),
    suggestion: null,
    distance: null,
  };
}

const images = (viewpoint: Viewpoint | null = 'left'): ImageDocument[] => [
  imageDocument('a.jpg', {
    annotations: [annotation({ id: 'a1', viewpoint }), annotation({ id: 'a2' })],
  }),
  imageDocument('b.jpg', { annotations: [annotation({ id: 'b1' })] }),
];

async function compared(viewpoint: Viewpoint | null = 'left') {
  const opened = await openApp(images(viewpoint), {
    'annotations.suggestions': () => ({
      ...ranking(),
      suggestions: ranking('Asha', 'Baraka').suggestions.map((one) => ({
        ...one,
        exemplars: [
          {
            image: `${one.individual}-near.jpg`,
            box: box(0.3),
            viewpoint: 'right' as const,
            similarity: 0.9,
          },
        ],
      })),
    }),
    'annotations.list': ({ query }) => {
      const name = query?.individual ?? '';
      const items = [
        crop(name, `${name}-near.jpg`, 'right'),
        crop(name, `${name}-left.jpg`, 'left'),
        crop(name, `${name}-front.jpg`, 'front'),
      ];
      return { items, next: null, total: items.length };
    },
  });
  await opened.press('compare');
  await settle();
  return { ...opened, compare: opened.session.compare };
}

describe('a comparison', () => {
  it('begins with the most similar individual and goes back where it was opened', async () => {
    const { app, compare, press } = await compared();
    expect(app.ui.scene.value).toBe('compare');
    expect(compare.candidate.value?.individual).toBe('Asha');
    expect(compare.exemplar.value?.image).toBe('Asha-near.jpg');
    await press('cancel');
    expect(app.ui.scene.value).toBe('image');
    expect(compare.from.value).toBeNull();
  });

  it('is opened about any box of the dataset, and goes back to the board it came from', async () => {
    const { app, session, press } = await openApp(images());
    app.ui.scene.value = 'board';
    await openCompare(app, session, { image: 'b.jpg', annotation: 'b1' }, 'Baraka');
    await settle();
    expect(session.review.selected.value?.id).toBe('b1');
    expect(session.compare.candidate.value?.individual).toBe('Baraka');
    await press('same');
    await settle();
    expect(app.ui.scene.value).toBe('board');
    expect(session.review.document.value?.annotations[0]?.individual).toBe('Baraka');
  });

  it('shows the pictures seen from the same side first, without moving the one looked at', async () => {
    const { compare } = await compared('left');
    expect(compare.shown.value.map(({ image }) => image)).toEqual([
      'Asha-left.jpg',
      'Asha-near.jpg',
      'Asha-front.jpg',
    ]);
    expect(compare.exemplar.value).toMatchObject({
      image: 'Asha-near.jpg',
      similarity: 0.9,
      takenAt: '2024-05-01T10:00:00',
    });
    compare.stepExemplar(-1);
    expect(compare.exemplar.value?.image).toBe('Asha-left.jpg');
    compare.stepExemplar(-1);
    expect(compare.exemplar.value?.image).toBe('Asha-front.jpg');
  });

  it('can be kept to one side, where it is known from which side the animal is seen', async () => {
    const { compare, press } = await compared('left');
    await press('same-viewpoint');
    expect(compare.shown.value.map(({ image }) => image)).toEqual(['Asha-left.jpg']);
    expect(compare.exemplar.value?.image).toBe('Asha-left.jpg');

    const unknown = await compared(null);
    await unknown.press('same-viewpoint');
    expect(unknown.compare.shown.value).toHaveLength(3);
    expect(unknown.app.ui.notice.value).not.toBe('');
  });

  it('names the box as the candidate and compares the next one', async () => {
    const { app, compare, documents, press, session } = await compared();
    await press('next-candidate');
    expect(compare.candidate.value?.individual).toBe('Baraka');
    await press('same');
    await settle();
    expect(documents.get('a.jpg')?.annotations[0]).toMatchObject({
      state: 'accepted',
      individual: 'Baraka',
    });
    expect(session.review.selected.value?.id).toBe('a2');
    expect(app.ui.scene.value).toBe('compare');
    expect(compare.candidate.value?.individual).toBe('Asha');
  });

  it('remembers who it is not and goes on to the next candidate', async () => {
    const { compare, documents, press, session } = await compared();
    await press('different');
    await settle();
    expect(documents.get('a.jpg')?.annotations[0]?.comparisons).toMatchObject([
      { individual: 'Asha', verdict: 'different' },
    ]);
    expect(session.review.selected.value?.id).toBe('a1');
    expect(compare.candidates.value.map(({ individual }) => individual)).toEqual(['Baraka']);
    expect(compare.candidate.value?.individual).toBe('Baraka');
    await press('different');
    await settle();
    expect(compare.candidate.value).toBeNull();
    await press('same');
    expect(documents.get('a.jpg')?.annotations[0]?.individual).toBeNull();
  });

  it('marks who could not be compared and leaves them in the list', async () => {
    const { compare, press } = await compared();
    await press('cannot-compare');
    await settle();
    expect(compare.candidates.value).toMatchObject([
      { individual: 'Asha', cannotCompare: true },
      { individual: 'Baraka', cannotCompare: false },
    ]);
    expect(compare.candidate.value?.individual).toBe('Baraka');
  });

  it('moves both pictures together until they are told apart', async () => {
    const { compare } = await compared();
    const { query, candidate } = compare.lenses;
    compare.zoom('query', 2);
    expect(candidate.value).toEqual(query.value);
    compare.toggleLinked();
    compare.zoom('candidate', 2);
    expect(candidate.value.zoom).toBe(4);
    expect(query.value.zoom).toBe(2);
    compare.toggleLinked();
    expect(candidate.value).toEqual(query.value);
  });

  it('begins every animal unmirrored and whole', async () => {
    const { compare, press, session } = await compared();
    await press('flip');
    compare.zoom('query', 3);
    expect(compare.flipped.value).toBe(true);
    session.review.select('a2');
    expect(compare.flipped.value).toBe(false);
    expect(compare.lenses.query.value.zoom).toBe(1);
  });
});

describe('a ranking as it is read', () => {
  const given = ranking('Asha', 'Baraka', 'Chui');
  const names = (rows: ReturnType<typeof inRanking>) =>
    rows.map(({ suggestion, rank }) => suggestion?.individual ?? `new ${rank}`);

  it('has somebody new in the place that its likelihood gives it', () => {
    const newIndividual = { likelihood: 0.6, rank: 1, threshold: 0.7 };
    const rows = inRanking(annotation(), { ...given, newIndividual });
    expect(names(rows)).toEqual(['Asha', 'new 1', 'Baraka', 'Chui']);
    expect(rows.map(({ rank }) => rank)).toEqual([0, 1, 1, 2]);
  });

  it('has somebody new last where nobody can tell', () => {
    expect(names(inRanking(annotation(), given)).at(-1)).toBe('new 3');
    const newIndividual = { likelihood: null, rank: 0, threshold: null };
    expect(names(inRanking(annotation(), { ...given, newIndividual })).at(-1)).toBe('new 3');
  });

  it('leaves out who was told apart at once, so that the keys count the others', () => {
    const told = { individual: 'Asha', verdict: 'different', by: '', at: '' } as const;
    const rows = inRanking(annotation({ comparisons: [told] }), given);
    expect(names(rows)).toEqual(['Baraka', 'Chui', 'new 2']);
    expect(rows[0]?.rank).toBe(0);
  });
});
