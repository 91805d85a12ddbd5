import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataset } from '../../server/dataset/dataset.ts';
import { addFiles, codes, folderOf, listed, paths, rejection } from './temporary-dataset.ts';

const pictures = { 'images/train/a.jpg': '', 'images/val/b.jpg': '', 'images/more/c.jpg': '' };
const withYaml = (yaml: string | Buffer) => folderOf({ ...pictures, 'data.yaml': yaml });
const opened = async (yaml: string) => openDataset(await withYaml(yaml));

describe('names', () => {
  it.each([
    ['a list', 'names: [giraffe, zebra]', ['giraffe', 'zebra'], []],
    ['a map', 'names:\n  0: giraffe\n  1: zebra', ['giraffe', 'zebra'], []],
    ['a map with a gap', 'names: {0: a, 2: c}', ['a', '', 'c'], ['names-gap']],
    ['a list with a number', 'names: [7, a]', ['7', 'a'], []],
    ['no and yes, which are words in YAML 1.2', 'names: [no, yes]', ['no', 'yes'], []],
    ['the same name twice', 'names: [a, a]', ['a', 'a'], ['names-duplicate']],
    ['a key that is no number', 'names: {0: a, lion: b}', ['a'], ['names-key-malformed']],
    ['a name that is no text', 'names: [a, [b]]', ['a', ''], ['names-value-malformed']],
    ['a number of classes that differs', 'nc: 3\nnames: [a]', ['a'], ['nc-mismatch']],
    ['text', 'names: a', [], ['names-malformed']],
    ['nothing', '', [], ['names-missing']],
  ])('may be %s', async (_, names, species, problems) => {
    const dataset = await opened(`train: images/train\nval: images/val\n${names}\n`);
    expect(dataset.species).toEqual(species);
    expect(codes(dataset.problems)).toEqual(problems);
  });

  it('report problems with line and column', async () => {
    const dataset = await opened('train: images/train\nval: images/val\nnc: 2\nnames: [a]\n');
    expect(dataset.problems[0]).toMatchObject({ file: 'data.yaml', line: 4, column: 1 });
  });
});

describe('train, val and test', () => {
  it('may be folders, lists of folders and other splits', async () => {
    const dataset = await opened(
      'train: [images/train, images/more]\nval: images/val\nincoming: images/more\nnames: [a]\n',
    );
    expect(dataset.splits).toEqual(['train', 'val', 'incoming']);
    expect((await listed(dataset.photographs())).map((one) => [one.path, one.split])).toEqual([
      ['images/train/a.jpg', 'train'],
      ['images/more/c.jpg', 'train'],
      ['images/val/b.jpg', 'val'],
    ]);
  });

  it('list a photograph of two splits once', async () => {
    const dataset = await opened('train: images/train\nval: images/train\nnames: [a]\n');
    expect(await paths(dataset.photographs())).toEqual(['images/train/a.jpg']);
    expect(dataset.problems).toEqual([]);
  });

  it('warn of a split within another', async () => {
    const dataset = await opened('train: images\nval: images/val\nnames: [a]\n');
    expect(codes(dataset.problems)).toEqual(['splits-overlap']);
    expect(await paths(dataset.photographs())).toHaveLength(3);
  });

  it('report a folder that is missing, by line', async () => {
    const dataset = await opened('train: images/train\nval: images/nothing\nnames: [a]\n');
    expect(dataset.problems).toMatchObject([{ code: 'split-missing', line: 2, field: 'val' }]);
    expect(await paths(dataset.photographs())).toEqual(['images/train/a.jpg']);
  });

  it('are read as Ultralytics reads the ../ of Roboflow', async () => {
    const folder = await folderOf({
      'train/images/a.jpg': '',
      'data.yaml': 'train: ../train/images\nval: ../train/images\nnames: [a]\n',
    });
    const dataset = await openDataset(folder);
    expect(await paths(dataset.photographs())).toEqual(['train/images/a.jpg']);
  });

  it('are taken from the folders when none is named', async () => {
    const folder = await folderOf({
      ...pictures,
      'labels/train/a.txt': '',
      'data.yaml': 'nc: 0\n',
    });
    const dataset = await openDataset(folder);
    expect(dataset.splits).toEqual(['more', 'train', 'val']);
    expect(codes(dataset.problems)).toContain('splits-missing');
  });
});

describe('path', () => {
  it('may lead out of the folder of data.yaml', async () => {
    const folder = await folderOf({
      'config/data.yaml': 'path: ../photos\ntrain: images\nval: images\nnames: [a]\n',
      'photos/images/a.jpg': '',
    });
    const dataset = await openDataset(join(folder, 'config'));
    expect(await paths(dataset.photographs())).toEqual(['../photos/images/a.jpg']);
    const found = await dataset.find('../photos/images/a.jpg');
    expect(found?.labelFile).toBe(join(folder, 'photos', 'labels', 'a.txt'));
    expect(await dataset.find('../photos/images/../images/a.jpg')).toBeUndefined();
  });

  it('may be absolute', async () => {
    const folder = await folderOf({ 'photos/images/a.jpg': '' });
    const yaml = `path: ${join(folder, 'photos')}\ntrain: images\nval: images\nnames: [a]\n`;
    await addFiles(folder, { 'config/data.yaml': yaml });
    const dataset = await openDataset(join(folder, 'config', 'data.yaml'));
    expect(await paths(dataset.photographs())).toEqual(['../photos/images/a.jpg']);
  });

  it('gives way to the folder of data.yaml where it does not exist', async () => {
    const dataset = await opened(
      'path: ../datasets/coco128\ntrain: images/train\nval: images/val\nnames: [a]\n',
    );
    expect(codes(dataset.problems)).toEqual(['path-missing']);
    expect(await paths(dataset.photographs())).toHaveLength(2);
  });
});

describe('a list of files', () => {
  const yaml = 'train: train.txt\nval: images/val\nnames: [a]\n';

  it('has entries relative to itself, to the root, and absolute, in its own order', async () => {
    const folder = await folderOf({
      ...pictures,
      'data.yaml': 'train: lists/train.txt\nval: images/val\nnames: [a]\n',
    });
    await addFiles(folder, {
      'lists/d.jpg': '',
      'lists/train.txt': `\uFEFF./d.jpg\r\nimages/train/a.jpg\r\n\r\n${join(folder, 'images/more/c.jpg')}`,
    });
    const dataset = await openDataset(folder);
    expect(await paths(dataset.photographs())).toEqual([
      'lists/d.jpg',
      'images/train/a.jpg',
      'images/more/c.jpg',
      'images/val/b.jpg',
    ]);
    expect(await dataset.find('images/more/c.jpg')).toBeDefined();
    expect(await dataset.find('images/train/b.jpg')).toBeUndefined();
  });

  it('may be relative to itself without ./ and have backslashes', async () => {
    const folder = await folderOf({
      'set/images/a.jpg': '',
      'set/train.txt': 'images\\a.jpg\n',
      'data.yaml': 'train: set/train.txt\nval: set/images\nnames: [a]\n',
    });
    const dataset = await openDataset(folder);
    expect(await paths(dataset.photographs())).toEqual(['set/images/a.jpg']);
  });

  it('reports missing, repeated and odd entries by line, and gives the rest', async () => {
    const folder = await folderOf({
      ...pictures,
      'data.yaml': yaml,
      'train.txt': 'images/train/a.jpg\nimages/gone.jpg\nimages/train/a.jpg\nREADME.md\n',
    });
    const dataset = await openDataset(folder);
    expect(await paths(dataset.photographs())).toEqual(['images/train/a.jpg', 'images/val/b.jpg']);
    expect(await listed(dataset.check())).toMatchObject([
      { code: 'list-entry-repeated', file: 'train.txt', line: 3 },
      { code: 'list-entry-not-an-image', file: 'train.txt', line: 4 },
      { code: 'list-image-missing', file: 'train.txt', line: 2 },
    ]);
  });

  it('is read again for each listing', async () => {
    const folder = await folderOf({ ...pictures, 'data.yaml': yaml, 'train.txt': '' });
    const dataset = await openDataset(folder);
    expect(await paths(dataset.photographs())).toEqual(['images/val/b.jpg']);
    await addFiles(folder, { 'train.txt': 'images/train/a.jpg\n' });
    expect(await paths(dataset.photographs())).toEqual(['images/train/a.jpg', 'images/val/b.jpg']);
  });
});

describe('a malformed data.yaml', () => {
  it.each([
    ['YAML that does not close', 'train: images/train\nnames: [a\nval: x\n', 3],
    ['a key twice', 'train: a\ntrain: b\n', 2],
    ['a list instead of a map', '- train\n', 1],
    ['nothing at all', '', 1],
    ['aliases to nowhere', 'names: *x\n', 1],
    ['bytes that are not UTF-8', Buffer.from([0x6e, 0xff, 0x0a]), 1],
  ])('is refused with its line: %s', async (_, yaml, line) => {
    const folder = await withYaml(yaml);
    expect(await rejection(openDataset(folder))).toMatchObject({
      code: 'unprocessable',
      file: join(folder, 'data.yaml'),
      line,
      remedy: expect.any(String) as string,
    });
  });
});

describe('the check of a dataset', () => {
  it('names shared label files, orphan labels and orphan sidecars', async () => {
    const folder = await withYaml('train: images/train\nval: images/val\nnames: [a]\n');
    await addFiles(folder, {
      'images/train/a.png': '',
      'labels/train/a.txt': '',
      'labels/train/gone.txt': '',
      'labels/train/classes.txt': 'a\n',
      'identities/val/gone.json': '{}',
    });
    const dataset = await openDataset(folder);
    const problems = await listed(dataset.check());
    expect(problems.map(({ code, file }) => [code, file])).toEqual([
      ['labels-shared', 'images/train/a.png'],
      ['labels-orphan', 'labels/train/gone.txt'],
      ['sidecar-orphan', 'identities/val/gone.json'],
    ]);
  });
});
