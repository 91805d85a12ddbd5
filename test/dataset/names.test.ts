import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataset } from '../../server/dataset/dataset.ts';
import {
  addFiles,
  codes,
  folderOf,
  listed,
  onePhotograph,
  paths,
  read,
  rejection,
  save,
  savanna,
} from './temporary-dataset.ts';
import { skipWhen } from '../support/skip-when.ts';

const nfc = 'Z\u00fcri.jpg';
const nfd = 'Zu\u0308ri.jpg';

describe('a photograph with an odd name', () => {
  it.each([
    ['spaces', ' a  b .jpg'],
    ['a hash and percents', 'a#1 100%25%.jpg'],
    ['an accent of one character', nfc],
    ['an accent of two characters', nfd],
    ['emoji', '🦒🏽 + 👩‍👩‍👧.jpg'],
    ['dots', 'a..b.v1.2.jpg'],
    ['an upper-case extension', 'IMG_0001.JPG'],
    ['quotes and brackets', `a'b"c[d]{e}.jpg`],
    ['right-to-left text', 'زرافة.jpg'],
    ['a backslash and a colon', 'a\\b:c.jpg'],
    ['a line break', 'a\nb.jpg'],
    ['a length at the limit', `${'x'.repeat(250)}.jpg`],
  ])('is listed, found, edited and read again: %s', async (_, name) => {
    const windows = process.platform === 'win32' && /[\\:"\n]/.test(name);
    if (windows) return;
    const id = `images/train/${name}`;
    const folder = await folderOf({ 'data.yaml': savanna, [id]: '', 'images/val/v.jpg': '' });
    const dataset = await openDataset(folder);
    expect(await paths(dataset.photographs())).toEqual([id, 'images/val/v.jpg']);
    const edit = { verb: 'create' as const, box: [0.5, 0.5, 0.1, 0.1] as const, species: 'lion' };
    await save(dataset, [{ ...edit, box: [...edit.box], individual: 'Simba' }], [], id);
    const stem = name.slice(0, -4);
    const text = await readFile(join(folder, 'labels/train', `${stem}.txt`), 'utf8');
    expect(text).toBe('2 0.500000 0.500000 0.100000 0.100000\n');
    const record = await read(await openDataset(folder), id);
    expect(record.annotations).toMatchObject([{ individual: 'Simba' }]);
    expect(await listed(dataset.check())).toEqual([]);
  });

  it('has its labels under the other Unicode form too, and keeps them there', async () => {
    const folder = await folderOf({
      'data.yaml': savanna,
      [`images/train/${nfd}`]: '',
      [`labels/train/${nfc.replace('jpg', 'txt')}`]: '0 0.5 0.5 0.1 0.1\n',
    });
    const dataset = await openDataset(folder);
    const id = `images/train/${nfd}`;
    const [box] = (await read(dataset, id)).annotations;
    await save(dataset, [{ verb: 'delete', annotation: box!.id }], [], id);
    expect(await readFile(join(folder, 'labels/train', nfc.replace('jpg', 'txt')), 'utf8')).toBe(
      '',
    );
    expect(codes(await listed(dataset.check()))).not.toContain('labels-orphan');
  });

  it('is found under the other Unicode form of its id', async () => {
    const dataset = await openDataset(await folderOf({ [nfd]: '' }));
    expect((await dataset.find(nfc))?.path).toBe(nfd);
  });

  it('that is not UTF-8 is reported', async (context) => {
    skipWhen(context, process.platform !== 'linux', 'only Linux lets a name be no text');
    const folder = await folderOf({ 'a.jpg': '' });
    const odd = Buffer.concat([
      Buffer.from(`${folder}/`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('.jpg'),
    ]);
    await writeFile(odd, '');
    const dataset = await openDataset(folder);
    expect(await paths(dataset.photographs())).toEqual(['a.jpg']);
    expect(codes(await listed(dataset.check()))).toEqual(['name-not-utf8']);
    await rename(odd, join(folder, 'b.jpg'));
    expect(await paths(dataset.photographs())).toEqual(['a.jpg', 'b.jpg']);
  });
});

describe('a photograph whose name leaves no room for its sidecar', () => {
  it('is refused, and its labels are as before', async (context) => {
    skipWhen(context, process.platform === 'win32', 'Windows has no such names');
    const id = `images/train/${'x'.repeat(251)}.jpg`;
    const folder = await folderOf({ 'data.yaml': savanna, [id]: '' });
    const dataset = await openDataset(folder);
    const box: [number, number, number, number] = [0.5, 0.5, 0.1, 0.1];
    const saving = save(dataset, [{ verb: 'create', box, species: 'lion' }], [], id);
    const error = await rejection(saving);
    expect(error.file).toMatch(/json$/);
    expect(error.message).toContain('too long');
    expect((await read(dataset, id)).status).toBe('unlabelled');
    expect(await listed((await openDataset(folder)).check())).toEqual([]);
  });
});

describe('no id leads out of the dataset', () => {
  it.each([
    '../secret.jpg',
    'images/train/../../../secret.jpg',
    'images/train/../train/a.jpg',
    './images/train/a.jpg',
    'images//train/a.jpg',
    'images/train/./a.jpg',
    '/etc/passwd.jpg',
    'images/other/b.jpg',
    'images/train/.hidden.jpg',
    'images/train/a.jpg/',
    'images/train',
    'images/train/a.jpg\0.jpg',
    'data.yaml',
    '',
    '%2e%2e/secret.jpg',
  ])('%j', async (id) => {
    const folder = await onePhotograph(null);
    await addFiles(folder, { 'images/other/b.jpg': '', 'images/train/.hidden.jpg': '' });
    const dataset = await openDataset(folder);
    expect(await dataset.find(id)).toBeUndefined();
  });

  it('not even from a bare folder', async () => {
    const folder = await folderOf({ 'in/a.jpg': '', 'secret.jpg': '', 'in/.sleuths/x.jpg': '' });
    const dataset = await openDataset(join(folder, 'in'));
    expect(await dataset.find('../secret.jpg')).toBeUndefined();
    expect(await dataset.find('.sleuths/x.jpg')).toBeUndefined();
    expect(await dataset.find(join(folder, 'secret.jpg'))).toBeUndefined();
    expect(await dataset.find('a.jpg')).toBeDefined();
  });
});
