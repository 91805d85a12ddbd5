import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataset } from '../../server/dataset/dataset.ts';
import { addFiles, codes, folderOf, listed, paths, read, rejection } from './temporary-dataset.ts';

describe('a folder without data.yaml', () => {
  it('is a bare folder when photographs lie anywhere in it', async () => {
    const folder = await folderOf({
      'b/c/2.JPG': '',
      'a.png': '',
      'b/1.webp': '',
      'notes.txt': '',
    });
    const dataset = await openDataset(folder);
    expect(dataset.layout).toBe('folder');
    expect(dataset.splits).toEqual(['all']);
    expect(await paths(dataset.photographs())).toEqual(['a.png', 'b/1.webp', 'b/c/2.JPG']);
    const [first] = await listed(dataset.photographs());
    expect(first?.labelFile).toBe(join(folder, 'a.txt'));
    expect(first?.sidecarFile).toBe(join(folder, 'identities', 'a.json'));
  });

  it('is YOLO when it has images and labels, each folder of images a split', async () => {
    const folder = await folderOf({
      'images/train/a.jpg': '',
      'images/val/b.jpg': '',
      'labels/train/a.txt': '3 0.5 0.5 0.1 0.1\n',
    });
    const dataset = await openDataset(folder);
    expect(dataset.layout).toBe('yolo');
    expect(dataset.splits).toEqual(['train', 'val']);
    expect(codes(dataset.problems)).toEqual(['data-yaml-missing']);
    const record = await read(dataset);
    expect(record.annotations[0]?.species).toBe('class 3');
  });

  it('is YOLO with one split when photographs lie directly in images', async () => {
    const dataset = await openDataset(await folderOf({ 'images/a.jpg': '', 'labels/a.txt': '' }));
    expect(dataset.splits).toEqual(['all']);
    expect((await read(dataset, 'images/a.jpg')).status).toBe('empty');
  });

  it('is YOLO when each split has its own images and labels', async () => {
    const folder = await folderOf({
      'train/images/a.jpg': '',
      'train/labels/a.txt': '',
      'valid/images/b.jpg': '',
      'valid/labels/b.txt': '',
    });
    const dataset = await openDataset(folder);
    expect(dataset.splits).toEqual(['train', 'valid']);
    expect((await read(dataset, 'valid/images/b.jpg')).status).toBe('empty');
  });

  it('is a set of crops when its folders are species and individuals', async () => {
    const folder = await folderOf({
      'giraffe/Asha/1.jpg': '',
      'giraffe/Beno/1.jpg': '',
      'zebra/Zuri/1.jpg': '',
      'identities/giraffe/Asha/1.json': '{"format":1,"boxes":[]}',
    });
    const dataset = await openDataset(folder);
    expect(dataset.layout).toBe('crops');
    expect(dataset.species).toEqual(['giraffe', 'zebra']);
    const photographs = await listed(dataset.photographs());
    expect(photographs.map(({ species, individual }) => [species, individual])).toEqual([
      ['giraffe', 'Asha'],
      ['giraffe', 'Beno'],
      ['zebra', 'Zuri'],
    ]);
  });

  it.each([
    ['one individual only', ['giraffe/Asha/1.jpg']],
    ['a third level', ['giraffe/Asha/2024/1.jpg', 'giraffe/Beno/1.jpg']],
    [
      'photographs beside individuals',
      ['giraffe/x.jpg', 'giraffe/Asha/1.jpg', 'giraffe/Beno/1.jpg'],
    ],
    ['photographs at the top', ['x.jpg', 'giraffe/Asha/1.jpg', 'giraffe/Beno/1.jpg']],
    ['splits instead of species', ['train/Asha/1.jpg', 'train/Beno/1.jpg']],
    ['images instead of a species', ['images/001/1.jpg', 'images/002/1.jpg']],
  ])('is no set of crops with %s', async (_, names) => {
    const dataset = await openDataset(
      await folderOf(Object.fromEntries(names.map((name) => [name, '']))),
    );
    expect(dataset.layout).toBe('folder');
    expect(await paths(dataset.photographs())).toEqual([...names].sort());
  });

  it('follows labels that lie where Ultralytics looks for those of an opened folder of images', async () => {
    const folder = await folderOf({
      'images/trip/a.jpg': '',
      'labels/trip/a.txt': '0 0.5 0.5 0.1 0.1\n',
    });
    const dataset = await openDataset(join(folder, 'images', 'trip'));
    expect((await read(dataset, 'a.jpg')).status).toBe('labelled');
  });

  it('keeps labels of an opened folder of images within it when there are none outside', async () => {
    const folder = await folderOf({ 'images/trip/a.jpg': '' });
    const dataset = await openDataset(join(folder, 'images', 'trip'));
    const found = await dataset.find('a.jpg');
    expect(found?.labelFile).toBe(join(folder, 'images', 'trip', 'a.txt'));
  });
});

describe('where labels lie', () => {
  it('replaces the last folder called images', async () => {
    const folder = await folderOf({ 'data.yaml': 'train: images\nval: images\nnames: [a]\n' });
    await addFiles(folder, { 'images/x/images/a.b.JPG': '' });
    const dataset = await openDataset(folder);
    const found = await dataset.find('images/x/images/a.b.JPG');
    expect(found?.labelFile).toBe(join(folder, 'images', 'x', 'labels', 'a.b.txt'));
    expect(found?.sidecarFile).toBe(join(folder, 'images', 'x', 'identities', 'a.b.json'));
  });
});

describe('the walk', () => {
  it('skips hidden files and folders and ends in loops of symbolic links', async () => {
    const folder = await folderOf({
      'a/1.jpg': '',
      'a/.hidden.jpg': '',
      '.sleuths/cache/t.jpg': '',
      'b/2.jpg': '',
    });
    await symlink(folder, join(folder, 'a', 'loop'));
    await symlink(join(folder, 'missing.jpg'), join(folder, 'b', 'gone.jpg'));
    const dataset = await openDataset(folder);
    expect(await paths(dataset.photographs())).toEqual(['a/1.jpg', 'b/2.jpg']);
    expect(codes(await listed(dataset.check())).sort()).toEqual([
      'folder-linked-twice',
      'link-broken',
    ]);
  });

  it('lists a folder of more names than one sorted run holds in order', async () => {
    const folder = await folderOf({});
    const names = Array.from({ length: 20_000 }, (_, index) => `${(index * 7919) % 20_000}.jpg`);
    await mkdir(join(folder, 'deep'));
    for (let from = 0; from < names.length; from += 500) {
      await Promise.all(
        names.slice(from, from + 500).map((name) => addFiles(join(folder, 'deep'), { [name]: '' })),
      );
    }
    const dataset = await openDataset(folder);
    expect(await paths(dataset.photographs())).toEqual(names.map((name) => `deep/${name}`).sort());
  });

  it('stops when it is told to', async () => {
    const dataset = await openDataset(await folderOf({ 'a.jpg': '', 'b.jpg': '' }));
    const stop = new AbortController();
    const seen: string[] = [];
    const walk = async () => {
      for await (const { path } of dataset.photographs(stop.signal)) {
        seen.push(path);
        stop.abort();
      }
    };
    await expect(walk()).rejects.toThrow(/abort/i);
    expect(seen).toEqual(['a.jpg']);
  });

  it('names formats that may not be readable instead of passing them over', async () => {
    const dataset = await openDataset(await folderOf({ 'a.bmp': '', 'b.HEIC': '', 'c.txt': '' }));
    expect(await paths(dataset.photographs())).toEqual(['a.bmp', 'b.HEIC']);
  });
});

describe('what cannot be opened', () => {
  it('says that there is no such folder', async () => {
    expect(await rejection(openDataset('/no/such/folder'))).toMatchObject({ code: 'not-found' });
  });

  it('says that a photograph is not a folder', async () => {
    const folder = await folderOf({ 'a.jpg': '' });
    expect(await rejection(openDataset(join(folder, 'a.jpg')))).toMatchObject({
      code: 'unprocessable',
      remedy: expect.stringContaining(folder) as string,
    });
  });
});
