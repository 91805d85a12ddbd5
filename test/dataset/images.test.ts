import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataset } from '../../server/dataset/dataset.ts';
import {
  addFiles,
  folderOf,
  onePhotograph,
  paths,
  photograph,
  rejection,
  save,
  textOf,
} from './temporary-dataset.ts';

describe('photographs that are added', () => {
  it('are copied into the folder of their split', async () => {
    const folder = await onePhotograph(null);
    const elsewhere = await folderOf({ 'new.jpg': 'new bytes', 'x#y.PNG': 'png' });
    const dataset = await openDataset(folder);
    const files = ['new.jpg', 'x#y.PNG'].map((name) => join(elsewhere, name));
    const added = await dataset.addImages(files, 'val');
    expect(added.map(({ path }) => path)).toEqual(['images/val/new.jpg', 'images/val/x#y.PNG']);
    expect(await readFile(join(folder, 'images/val/new.jpg'), 'utf8')).toBe('new bytes');
    expect(await paths(dataset.photographs())).toContain('images/val/x#y.PNG');
    expect(await textOf(elsewhere, 'new.jpg')).toBe('new bytes');
  });

  it.each([
    ['a name that is taken', 'v.jpg', 'conflict'],
    ['a name that differs in its extension only', 'v.png', 'conflict'],
    ['a name that differs in case only', 'V.JPG', 'conflict'],
    ['no image', 'notes.txt', 'unprocessable'],
    ['nothing there', 'missing.jpg', 'not-found'],
  ])('are refused all together when one has %s', async (_, name, code) => {
    const folder = await onePhotograph(null);
    const elsewhere = await folderOf({ 'new.jpg': '', 'notes.txt': '' });
    if (code === 'conflict') await addFiles(elsewhere, { [name]: 'other' });
    const dataset = await openDataset(folder);
    const files = ['new.jpg', name].map((one) => join(elsewhere, one));
    expect(await rejection(dataset.addImages(files, 'val'))).toMatchObject({
      code,
      file: files[1],
    });
    expect(await paths(dataset.photographs())).toEqual(['images/train/a.jpg', 'images/val/v.jpg']);
    expect(await textOf(folder, 'images/val/v.jpg')).toBe('jpg');
  });

  it('are refused for a split that is not there, is a list, or is of crops', async () => {
    const folder = await folderOf({
      'data.yaml': 'train: train.txt\nval: images\nnames: [a]\n',
      'train.txt': '',
      'images/a.jpg': '',
      'new.jpg': '',
    });
    const dataset = await openDataset(folder);
    const files = [join(folder, 'new.jpg')];
    for (const split of ['train', 'nowhere']) {
      const error = await rejection(dataset.addImages(files, split));
      expect(error).toMatchObject({ code: 'unprocessable', field: 'split' });
    }
    const crops = await openDataset(await folderOf({ 'z/A/1.jpg': '', 'z/B/1.jpg': '' }));
    expect(await rejection(crops.addImages(files, 'all'))).toMatchObject({ field: 'split' });
  });
});

describe('a photograph that is removed', () => {
  it('goes to the trash with its labels', async () => {
    const folder = await onePhotograph('0 0.5 0.5 0.1 0.1\n');
    const dataset = await openDataset(folder);
    const [box] = (await dataset.read(await photograph(dataset))).annotations;
    await save(dataset, [{ verb: 'update', annotation: box!.id, individual: 'Asha' }]);
    await dataset.removeImage(await photograph(dataset), 'Ada');
    expect(await paths(dataset.photographs())).toEqual(['images/val/v.jpg']);
    expect(await textOf(folder, 'labels/train/a.txt')).toBeNull();
    const past = [];
    for await (const one of dataset.journal.entries()) past.push(one);
    const { entry, outcome } = past[0]!;
    expect([entry.kind, entry.by, outcome]).toEqual(['remove-image', 'Ada', 'done']);
    expect(entry.moves.map(({ from }) => from)).toEqual([
      'images/train/a.jpg',
      'labels/train/a.txt',
      'identities/train/a.json',
    ]);
    const trashed = await Promise.all(entry.moves.map(({ to }) => textOf(folder, to)));
    expect(trashed[0]).toBe('jpg');
    expect(trashed[1]).toBe('0 0.5 0.5 0.1 0.1\n');
    expect(trashed[2]).toContain('Asha');
  });

  it('leaves labels that another photograph shares', async () => {
    const folder = await onePhotograph('', { 'images/train/a.png': 'png' });
    const dataset = await openDataset(folder);
    await dataset.removeImage(await photograph(dataset));
    expect(await textOf(folder, 'labels/train/a.txt')).toBe('');
    expect(await paths(dataset.photographs())).toEqual(['images/train/a.png', 'images/val/v.jpg']);
  });

  it('cannot be removed twice', async () => {
    const dataset = await openDataset(await onePhotograph(null));
    const subject = await photograph(dataset);
    await dataset.removeImage(subject);
    expect(await rejection(dataset.removeImage(subject))).toMatchObject({ code: 'not-found' });
  });
});
