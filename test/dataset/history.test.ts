import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../server/contract/edit.ts';
import { openDataset, type Dataset } from '../../server/dataset/dataset.ts';
import {
  addFiles,
  codes,
  folderOf,
  onePhotograph,
  photograph,
  proposal,
  read,
  rejection,
  save,
  savanna,
  textOf,
  type Files,
} from './temporary-dataset.ts';

const txt = 'labels/train/a.txt';
const json = 'identities/train/a.json';
const journal = '.sleuths/journal.jsonl';

/** Every file of a dataset but the journal, byte for byte. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found
    .filter((one) => one.isFile() && !one.parentPath.includes('.sleuths'))
    .map((one) => join(one.parentPath, one.name));
  const content = await Promise.all(
    files.sort().map(async (file) => [file, (await readFile(file)).toString('latin1')] as const),
  );
  return Object.fromEntries(content);
}

/** Whatever lies about in label folders: odd numbers, line ends, unknown lines, unknown fields. */
const photographs: Files = {
  'data.yaml': savanna,
  'images/val/v.jpg': '',
  'images/train/a.jpg': '',
  'images/train/b.jpg': '',
  'images/train/c.jpg': '',
  'labels/train/b.txt': '0 .5 0.50 0.2 0.2 0.9\r\n\r\n1 0.3 0.3 0.1 0.1\n0 0.1 0.1 0.2 0.1 0.2 0.2',
  'labels/train/c.txt': '',
  'identities/train/b.json': JSON.stringify({
    format: 1,
    season: 'dry',
    boxes: [{ line: '0 .5 0.50 0.2 0.2 0.9', individual: 'Asha', note: 'torn ear' }],
  }),
};
const names = ['images/train/a.jpg', 'images/train/b.jpg', 'images/train/c.jpg'];

/** What a person may do, told without ids: which box is found when it is done. */
const deed = fc.record({
  image: fc.constantFrom(...names),
  verb: fc.constantFrom<Edit['verb']>(
    'create',
    'accept',
    'update',
    'reject',
    'unidentifiable',
    'delete',
    'mark-empty',
    'compare',
  ),
  box: fc.nat(5),
  x: fc.integer({ min: 2, max: 8 }),
  individual: fc.constantFrom('Asha', 'Beno', 'Cleo'),
  species: fc.constantFrom('giraffe', 'zebra', 'lion'),
  step: fc.option(fc.constantFrom('one', 'two'), { nil: undefined }),
});
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

function editOf(one: Deed, annotation: string): Edit {
  const box: [number, number, number, number] = [one.x / 10, 0.5, 0.2, 0.2];
  switch (one.verb) {
    case 'create':
      return { verb: 'create', box, species: one.species };
    case 'accept':
      return { verb: 'accept', annotation, species: one.species, individual: one.individual };
    case 'update':
      return { verb: 'update', annotation, box };
    case 'compare':
      return { verb: 'compare', annotation, individual: one.individual, verdict: 'different' };
    case 'mark-empty':
      return { verb: 'mark-empty' };
    default:
      return { verb: one.verb, annotation };
  }
}

/** Does it, where it can be done; whether it was. */
async function perform(dataset: Dataset, one: Deed, by = 'Ada'): Promise<boolean> {
  const subject = await photograph(dataset, one.image);
  const { version, annotations } = await dataset.read(subject);
  const proposals = annotations.some(({ id }) => id === 'p1') ? [] : [proposal()];
  const boxes = [...annotations, ...proposals];
  const annotation = boxes[one.box % boxes.length]!.id;
  const request = { version, edits: [editOf(one, annotation)], by, proposals };
  const before = await dataset.history({ limit: 1 });
  try {
    await dataset.edit(subject, one.step === undefined ? request : { ...request, step: one.step });
  } catch (error) {
    // Some edits make no sense, like an odd line that is not emptied.
    expect(error).toHaveProperty('body.code', 'unprocessable');
  }
  const after = await dataset.history({ limit: 1 });
  return before.items[0]?.id !== after.items[0]?.id;
}

async function repeat(act: () => Promise<unknown>): Promise<number> {
  for (let count = 0; ; count++) {
    try {
      await act();
    } catch (error) {
      expect(error).toHaveProperty('body.code', 'not-found');
      return count;
    }
  }
}

describe('undoing', () => {
  it('any sequence of decisions gives the first bytes, and redoing them the last', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 12 }), fc.boolean(), async (deeds, restart) => {
        const folder = await folderOf(photographs);
        const first = await contentOf(folder);
        let dataset = await openDataset(folder);
        for (const one of deeds) await perform(dataset, one);
        const last = await contentOf(folder);
        if (restart) dataset = await openDataset(folder);
        const undone = await repeat(() => dataset.undo('Ada'));
        expect(await contentOf(folder)).toEqual(first);
        if (restart) dataset = await openDataset(folder);
        expect(await repeat(() => dataset.redo('Ada'))).toBe(undone);
        expect(await contentOf(folder)).toEqual(last);
        expect(await repeat(() => dataset.undo('Ada'))).toBe(undone);
        expect(await contentOf(folder)).toEqual(first);
        await rm(folder, { recursive: true });
      }),
      { numRuns: 20 },
    );
  }, 120_000);

  it('and redoing at will goes through the very states that there were', async () => {
    const walk = fc.array(fc.oneof(deed, fc.constantFrom('undo', 'redo', 'restart')), {
      maxLength: 25,
    });
    await fc.assert(
      fc.asyncProperty(walk, async (moves) => {
        const folder = await folderOf(photographs);
        let dataset = await openDataset(folder);
        const states = [await contentOf(folder)];
        let at = 0;
        for (const move of moves) {
          if (move === 'restart') dataset = await openDataset(folder);
          else if (move === 'undo') at -= await ifAny(dataset.undo('Ada'));
          else if (move === 'redo') at += await ifAny(dataset.redo('Ada'));
          else if (typeof move === 'object') {
            if (await perform(dataset, { ...move, step: undefined })) {
              states.splice(++at, Infinity, await contentOf(folder));
            }
          }
          expect(await contentOf(folder)).toEqual(states[at]);
        }
        await rm(folder, { recursive: true });
      }),
      { numRuns: 20 },
    );
  }, 120_000);

  it('restores fifty mixed decisions, through restarts', async () => {
    const folder = await folderOf(photographs);
    const first = await contentOf(folder);
    const deeds = fc.sample(deed, { numRuns: 50, seed: 7 });
    let made = 0;
    const dataset = await openDataset(folder);
    for (const one of deeds) made += Number(await perform(dataset, { ...one, step: undefined }));
    for (let count = 0; count < made; count++) {
      await (count % 5 === 0 ? await openDataset(folder) : dataset).undo('Ada');
    }
    expect(await contentOf(folder)).toEqual(first);
    expect(await rejection(dataset.undo('Ada'))).toMatchObject({ code: 'not-found' });
  });

  it('tells what was undone and where it is', async () => {
    const dataset = await openDataset(await onePhotograph('0 0.5 0.5 0.1 0.1\n'));
    const [box] = (await read(dataset)).annotations;
    await save(dataset, [{ verb: 'accept', annotation: box!.id, individual: 'Asha' }]);
    const { step, photographs: changed } = await dataset.undo('Ada');
    expect(step).toMatchObject({
      kind: 'edit',
      by: 'Ada',
      verbs: ['accept'],
      images: 1,
      image: 'images/train/a.jpg',
      annotation: box!.id,
    });
    expect(changed).toEqual(['images/train/a.jpg']);
    expect((await dataset.redo('Ada')).step).toMatchObject({
      verbs: ['accept'],
      image: 'images/train/a.jpg',
      annotation: box!.id,
    });
  });

  it('removes files that were not there before', async () => {
    const folder = await onePhotograph(null);
    const dataset = await openDataset(folder);
    await save(dataset, [{ verb: 'mark-empty' }], [proposal()]);
    expect([await textOf(folder, txt), await textOf(folder, json)]).not.toContain(null);
    await dataset.undo('Ada');
    expect([await textOf(folder, txt), await textOf(folder, json)]).toEqual([null, null]);
  });

  it('brings a removed photograph back with its labels, and removes it again', async () => {
    const folder = await onePhotograph('0 0.5 0.5 0.1 0.1\n');
    const dataset = await openDataset(folder);
    await dataset.removeImage(await photograph(dataset), 'Ada');
    const { step } = await dataset.undo('Ada');
    expect(step).toMatchObject({ verbs: ['remove-image'], image: 'images/train/a.jpg' });
    expect((await read(dataset)).annotations).toHaveLength(1);
    await dataset.redo('Ada');
    expect(await dataset.find('images/train/a.jpg')).toBeUndefined();
    expect(await textOf(folder, txt)).toBeNull();
  });

  it('passes over a species that was added on the fly', async () => {
    const folder = await folderOf({ 'a.jpg': '' });
    const dataset = await openDataset(folder);
    await dataset.addClass('lion', 'Ada');
    const create: Edit = { verb: 'create', box: [0.5, 0.5, 0.1, 0.1], species: 'lion' };
    await save(dataset, [create], [], 'a.jpg');
    await dataset.undo('Ada');
    expect(await textOf(folder, 'a.txt')).toBeNull();
    expect(await rejection(dataset.undo('Ada'))).toMatchObject({ code: 'not-found' });
    await dataset.redo('Ada');
    expect(await textOf(folder, 'a.txt')).not.toBeNull();
  });

  it('cannot be redone once something new was decided', async () => {
    const dataset = await openDataset(await onePhotograph(''));
    const create: Edit = { verb: 'create', box: [0.5, 0.5, 0.1, 0.1], species: 'lion' };
    await save(dataset, [create]);
    await dataset.undo('Ada');
    await save(dataset, [create]);
    expect(await rejection(dataset.redo('Ada'))).toMatchObject({ code: 'not-found' });
  });
});

const ifAny = (act: Promise<unknown>) =>
  act.then(
    () => 1,
    () => 0,
  );

const threePhotographs = () =>
  folderOf({
    'data.yaml': savanna,
    'images/val/v.jpg': '',
    ...Object.fromEntries(names.map((name) => [name, ''])),
  });

async function createIn(dataset: Dataset, path: string, by: string, step?: string) {
  const subject = await photograph(dataset, path);
  const { version } = await dataset.read(subject);
  const edits: Edit[] = [{ verb: 'create', box: [0.5, 0.5, 0.1, 0.1], species: 'lion' }];
  return dataset.edit(subject, { version, edits, by, ...(step === undefined ? {} : { step }) });
}

describe('a step of several photographs', () => {
  it('is undone and redone as one, whatever came in between', async () => {
    const folder = await threePhotographs();
    const dataset = await openDataset(folder);
    await createIn(dataset, names[0]!, 'Ada', 'burst');
    await createIn(dataset, names[1]!, 'Ada');
    await createIn(dataset, names[2]!, 'Ada', 'burst');
    for (const place of [dataset, await openDataset(folder)]) {
      const { step, photographs: changed } = await place.undo('Ada');
      expect(step).toMatchObject({ images: 2, image: names[0], annotation: null });
      expect(changed.toSorted()).toEqual([names[0], names[2]]);
      expect(await textOf(folder, 'labels/train/b.txt')).not.toBeNull();
      expect(await textOf(folder, 'labels/train/c.txt')).toBeNull();
      expect((await place.redo('Ada')).step).toMatchObject({ images: 2, image: names[0] });
    }
    await dataset.undo('Ada');
    expect((await dataset.undo('Ada')).step.image).toBe(names[1]);
  });

  it('may be larger than one entry of the journal', async () => {
    const many = Array.from({ length: 260 }, (_, index) => `images/train/${index}.jpg`);
    const folder = await folderOf({
      'data.yaml': savanna,
      'images/val/v.jpg': '',
      ...Object.fromEntries(many.map((name) => [name, ''])),
    });
    const first = await contentOf(folder);
    const dataset = await openDataset(folder);
    for (const name of many) await createIn(dataset, name, 'Ada', 'all');
    const last = await contentOf(folder);
    expect((await dataset.undo('Ada')).step).toMatchObject({ images: 260, image: many[0] });
    expect(await contentOf(folder)).toEqual(first);
    const { items } = await dataset.history({ limit: 10 });
    expect(items).toMatchObject([
      { kind: 'undo', verbs: ['create'], images: 260, image: many[0] },
      { kind: 'edit', verbs: ['create'], images: 260, image: many[0] },
    ]);
    const again = await openDataset(folder);
    expect((await again.redo('Ada')).step).toMatchObject({ images: 260, image: many[0] });
    expect(await contentOf(folder)).toEqual(last);
    await dataset.undo('Ada');
    expect(await contentOf(folder)).toEqual(first);
  }, 60_000);
});

describe('an undo of files that somebody else has changed', () => {
  it('is refused with the file, and nothing of the step is changed', async () => {
    const folder = await threePhotographs();
    const dataset = await openDataset(folder);
    for (const name of names) await createIn(dataset, name, 'Ada', 'burst');
    await appendFile(join(folder, 'labels/train/b.txt'), '1 0.2 0.2 0.1 0.1\n');
    const before = await contentOf(folder);
    const error = await rejection(dataset.undo('Ada'));
    expect(error).toMatchObject({ code: 'conflict', file: 'labels/train/b.txt' });
    expect(error.remedy).toBeTruthy();
    expect(await contentOf(folder)).toEqual(before);
    const text = await textOf(folder, 'labels/train/a.txt');
    await writeFile(join(folder, 'labels/train/b.txt'), text!);
    await dataset.undo('Ada');
    expect(await textOf(folder, 'labels/train/b.txt')).toBeNull();
  });

  it('is refused when another person has decided on top of it', async () => {
    const dataset = await openDataset(await threePhotographs());
    await createIn(dataset, names[0]!, 'Ada');
    await createIn(dataset, names[0]!, 'Beno');
    expect(await rejection(dataset.undo('Ada'))).toMatchObject({ code: 'conflict' });
    await dataset.undo('Beno');
    await dataset.undo('Ada');
    expect((await read(dataset, names[0])).status).toBe('unlabelled');
  });

  it('is refused when the photograph has gone', async () => {
    const folder = await threePhotographs();
    const dataset = await openDataset(folder);
    await createIn(dataset, names[0]!, 'Ada');
    await dataset.removeImage(await photograph(dataset, names[0]), 'Beno');
    expect(await rejection(dataset.undo('Ada'))).toMatchObject({ code: 'conflict' });
  });
});

describe('two persons', () => {
  it('undo each their own, also from two processes', async () => {
    const folder = await threePhotographs();
    const [one, two] = [await openDataset(folder), await openDataset(folder)];
    await createIn(one, names[0]!, 'Ada');
    await createIn(two, names[1]!, 'Beno');
    await createIn(one, names[2]!, 'Ada');
    expect((await two.undo('Beno')).step.image).toBe(names[1]);
    expect((await one.undo('Ada')).step.image).toBe(names[2]);
    expect((await two.undo('Ada')).step.image).toBe(names[0]);
    expect((await one.redo('Ada')).step.image).toBe(names[0]);
    expect((await one.redo('Beno')).step.image).toBe(names[1]);
    expect(await rejection(one.redo('Beno'))).toMatchObject({ code: 'not-found' });
  });
});

describe('a crash in the middle of an undo', () => {
  it('is finished when the dataset is opened', async () => {
    const folder = await threePhotographs();
    const dataset = await openDataset(folder);
    for (const name of names) await createIn(dataset, name, 'Ada', 'burst');
    const last = await contentOf(folder);
    await dataset.undo('Ada');
    const first = await contentOf(folder);
    // As if the process had ended before its mark, with one of the files written.
    const lines = (await textOf(folder, journal))!.trimEnd().split('\n');
    await writeFile(join(folder, journal), `${lines.slice(0, -1).join('\n')}\n`);
    const [one] = Object.entries(last).filter(([file]) => !(file in first));
    await writeFile(one![0], one![1]);
    const again = await openDataset(folder);
    expect(codes(again.problems)).toEqual([]);
    expect(await contentOf(folder)).toEqual(first);
    await again.redo('Ada');
    expect(await contentOf(folder)).toEqual(last);
  });

  it('changes no files that are not of its photographs', async () => {
    const folder = await threePhotographs();
    const foreign = {
      id: '20240601-ab',
      kind: 'undo',
      at: '',
      by: 'Ada',
      photograph: null,
      photographs: [names[0]],
      undoes: [],
      files: [{ path: 'data.yaml', before: savanna, after: 'stolen' }],
      moves: [],
    };
    await addFiles(folder, { [journal]: `${JSON.stringify(foreign)}\n` });
    expect(codes((await openDataset(folder)).problems)).toEqual(['journal-foreign']);
    expect(await textOf(folder, 'data.yaml')).toBe(savanna);
  });
});

describe('the history', () => {
  it('lists what everybody did, newest first, a page at a time', async () => {
    const dataset = await openDataset(await threePhotographs());
    await dataset.addClass('hyena', 'Ada');
    for (const name of names) await createIn(dataset, name, 'Ada', 'burst');
    await createIn(dataset, names[0]!, 'Beno');
    await dataset.undo('Beno');
    const all = await dataset.history({ limit: 10 });
    expect(all.next).toBeNull();
    expect(all.items.map(({ kind, by, verbs, images }) => [kind, by, verbs, images])).toEqual([
      ['undo', 'Beno', ['create'], 1],
      ['edit', 'Beno', ['create'], 1],
      ['edit', 'Ada', ['create'], 3],
      ['edit', 'Ada', ['add-class'], 0],
    ]);
    const paged = [];
    let cursor: string | undefined;
    do {
      const page = await dataset.history({ cursor, limit: 1 });
      paged.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(all.items);
  });

  it('of a dataset in which nothing was decided is empty', async () => {
    const dataset = await openDataset(await threePhotographs());
    expect(await dataset.history({ limit: 10 })).toEqual({ items: [], next: null });
    expect(await rejection(dataset.undo('Ada'))).toMatchObject({ code: 'not-found' });
  });
});
