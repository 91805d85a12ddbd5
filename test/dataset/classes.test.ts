import { describe, expect, it } from 'vitest';
import { openDataset } from '../../server/dataset/dataset.ts';
import { addFiles, folderOf, listed, read, rejection, save, textOf } from './temporary-dataset.ts';

const places = 'train: images\nval: images\n';
const opened = async (yaml: string) => {
  const folder = await folderOf({ 'images/a.jpg': '', 'data.yaml': yaml });
  return { folder, dataset: await openDataset(folder) };
};

describe('a new species', () => {
  it.each([
    [
      'a list in brackets',
      'names: [giraffe, zebra]  # two\n',
      'names: [giraffe, zebra, lion]  # two\n',
    ],
    [
      'a trailing comma',
      "names: [\n  'giraffe',\n  'zebra',\n]\n",
      "names: [\n  'giraffe',\n  'zebra', lion,\n]\n",
    ],
    [
      'a list in a block',
      'names:\n- giraffe # tall\n- zebra # striped\n\n# end\n',
      'names:\n- giraffe # tall\n- zebra # striped\n- lion\n\n# end\n',
    ],
    [
      'an indented list',
      'names:\n    -   giraffe\n    -   "zebra"\nnc: 2 # two\n',
      'names:\n    -   giraffe\n    -   "zebra"\n    -   lion\nnc: 3 # two\n',
    ],
    [
      'a map in a block',
      'nc: 2\nnames:\n   0: giraffe\n   1:  zebra\nx: 1\n',
      'nc: 3\nnames:\n   0: giraffe\n   1:  zebra\n   2: lion\nx: 1\n',
    ],
    [
      'a map in braces',
      'names: {0: giraffe, 1: zebra}\n',
      'names: {0: giraffe, 1: zebra, 2: lion}\n',
    ],
    [
      'Windows line ends',
      'names:\r\n  0: giraffe\r\n  1: zebra\r\n# end\r\n',
      'names:\r\n  0: giraffe\r\n  1: zebra\r\n  2: lion\r\n# end\r\n',
    ],
    [
      'no final newline',
      'names:\n  0: giraffe\n  1: zebra',
      'names:\n  0: giraffe\n  1: zebra\n  2: lion',
    ],
    [
      'a byte order mark',
      '\uFEFFnames: [giraffe, zebra]\n',
      '\uFEFFnames: [giraffe, zebra, lion]\n',
    ],
  ])('is added to %s with every other byte as it was', async (_, before, after) => {
    const mark = before.startsWith('\uFEFF') ? '\uFEFF' : '';
    const { folder, dataset } = await opened(mark + places + before.slice(mark.length));
    expect(await dataset.addClass('lion')).toBe(2);
    expect(await textOf(folder, 'data.yaml')).toBe(mark + places + after.slice(mark.length));
    expect(dataset.species).toEqual(['giraffe', 'zebra', 'lion']);
  });

  it.each([
    ['no names', '', '', 0],
    ['empty brackets', 'names: []\n', '', 0],
    ['names without a value', 'names:\n', '', 0],
    ['nothing but other keys before an end mark', 'x: 1\n...\n', '', 0],
    ['a gap in the numbers', 'names: {0: a, 5: b}\n', '', 6],
    ['an alias', 'x: &x [a, b]\nnames: *x\n', '', 2],
    ['lines within a name', 'names:\n  - a\n  - >-\n    b\n    c\n', '', 2],
    ['a sequence after a question mark', 'names:\n  ? 0\n  : a\n', '', 1],
  ])('is added where there are %s', async (_, names, __, index) => {
    const { folder, dataset } = await opened(`# top\n${places}${names}`);
    const before = dataset.species.length;
    expect(before).toBe(index);
    expect(await dataset.addClass('lion')).toBe(index);
    expect(dataset.species[index]).toBe('lion');
    expect((await openDataset(folder)).species).toEqual(dataset.species);
    expect(await textOf(folder, 'data.yaml')).toContain('# top\n');
  });

  it.each([
    'yes',
    '1',
    'a: b',
    'a, b',
    '[x]',
    "d'Urville's",
    '"q"',
    '- x',
    '#1',
    'ü 🦒',
    'x\\y',
    '{}',
    '~',
  ])('may be called %j', async (name) => {
    for (const names of ['names: [a]\n', 'names:\n  0: a\n', 'names: {0: a}\n', 'names:\n- a\n']) {
      const { folder, dataset } = await opened(places + names);
      expect(await dataset.addClass(name)).toBe(1);
      expect((await openDataset(folder)).species).toEqual(['a', name]);
    }
  });

  it('that is there already keeps its number', async () => {
    const { folder, dataset } = await opened(`${places}names: [giraffe]\n`);
    expect(await dataset.addClass(' giraffe ')).toBe(0);
    expect(await textOf(folder, 'data.yaml')).toBe(`${places}names: [giraffe]\n`);
  });

  it('needs a name', async () => {
    const { dataset } = await opened(`${places}names: [giraffe]\n`);
    expect(await rejection(dataset.addClass(' '))).toMatchObject({ field: 'name' });
  });

  it('is known to boxes at once, and so is one that another program adds', async () => {
    const { folder, dataset } = await opened(`${places}names: [giraffe]\n`);
    const create = {
      verb: 'create' as const,
      box: [0.5, 0.5, 0.1, 0.1] as [number, number, number, number],
    };
    await dataset.addClass('lion');
    await save(dataset, [{ ...create, species: 'lion' }], [], 'images/a.jpg');
    await addFiles(folder, { 'data.yaml': `${places}names: [giraffe, lion, okapi]\n` });
    await save(dataset, [{ ...create, species: 'okapi' }], [], 'images/a.jpg');
    expect(await textOf(folder, 'labels/a.txt')).toMatch(/^1 .*\n2 .*\n$/);
  });
});

describe('the first species of a dataset without data.yaml', () => {
  it('makes a YOLO dataset of a bare folder', async () => {
    const folder = await folderOf({ 'a.jpg': '', 'deep/b.jpg': '' });
    const dataset = await openDataset(folder);
    expect(await dataset.addClass('lion')).toBe(0);
    expect(await textOf(folder, 'data.yaml')).toBe(
      'path: .\ntrain: .\nval: .\nnames:\n  0: lion\n',
    );
    expect(dataset.layout).toBe('yolo');
    expect(dataset.problems).toEqual([]);
    const box = {
      verb: 'create' as const,
      box: [0.5, 0.5, 1, 1] as [number, number, number, number],
    };
    await save(dataset, [{ ...box, species: 'lion' }], [], 'deep/b.jpg');
    expect(await textOf(folder, 'deep/b.txt')).toMatch(/^0 /);
    expect(await textOf(folder, 'identities/deep/b.json')).toContain('lion');
    expect(await listed(dataset.photographs())).toHaveLength(2);
  });

  it('gets a number that no label uses', async () => {
    const folder = await folderOf({
      'images/gallery/a.jpg': '',
      'images/query/b.jpg': '',
      'labels/gallery/a.txt': '0 0.5 0.5 0.1 0.1\n4 0.5 0.5 0.2 0.2\n',
    });
    const dataset = await openDataset(folder);
    expect(await dataset.addClass('lion')).toBe(5);
    expect(dataset.species[4]).toBe('class 4');
    expect(dataset.splits.slice(0, 2)).toEqual(['gallery', 'query']);
    expect((await read(dataset, 'images/gallery/a.jpg')).annotations[1]?.species).toBe('class 4');
    expect((await listed(dataset.photographs())).map(({ split }) => split)).toEqual([
      'gallery',
      'query',
    ]);
  });

  it('leaves crops what they are', async () => {
    const folder = await folderOf({ 'giraffe/Asha/1.jpg': '', 'zebra/Zuri/1.jpg': '' });
    const dataset = await openDataset(folder);
    expect(await dataset.addClass('zebra')).toBe(1);
    expect(await dataset.addClass('lion')).toBe(2);
    expect((await openDataset(folder)).layout).toBe('crops');
    expect(dataset.species).toEqual(['giraffe', 'zebra', 'lion']);
    expect(await listed(dataset.photographs())).toMatchObject([
      { species: 'giraffe', individual: 'Asha' },
      { species: 'zebra', individual: 'Zuri' },
    ]);
  });
});
