import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataset } from '../../server/dataset/dataset.ts';
import { codes, onePhotograph, read, rejection, save, textOf } from './temporary-dataset.ts';

async function recordOf(labels: string | Buffer | null) {
  return read(await openDataset(await onePhotograph(labels)));
}

describe('the status of a photograph', () => {
  it.each<[string, string | null, string]>([
    ['unlabelled', null, 'no label file'],
    ['empty', '', 'an empty label file'],
    ['empty', '\r\n  \n', 'a label file of blank lines'],
    ['labelled', '0 0.5 0.5 0.1 0.1', 'a box'],
    ['labelled', 'what is this', 'a line that is not understood'],
  ])('is %s with %s', async (status, labels) => {
    expect((await recordOf(labels)).status).toBe(status);
  });
});

describe('what is understood', () => {
  it('is a box with its line, whatever is between columns and at the ends of lines', async () => {
    const { annotations, problems } = await recordOf(
      '\uFEFF0 0.5 0.5 0.1 0.2\r\n\r1\t0.4  0.4\t1e-1 .2  \n\n2 +0.3 0.3 0.1 0.1 0.75',
    );
    expect(problems).toEqual([]);
    expect(annotations.map(({ line, species, box }) => [line, species, box])).toEqual([
      [1, 'giraffe', [0.5, 0.5, 0.1, 0.2]],
      [3, 'zebra', [0.4, 0.4, 0.1, 0.2]],
      [5, 'lion', [0.3, 0.3, 0.1, 0.1]],
    ]);
    expect(annotations.map(({ confidence }) => confidence)).toEqual([null, null, 0.75]);
    expect(annotations.every(({ state }) => state === 'accepted')).toBe(true);
  });

  it('is the box around a polygon', async () => {
    const { annotations, problems } = await recordOf('1 0.2 0.2 0.6 0.2 0.6 0.4 0.3 0.8\n');
    expect(problems).toEqual([]);
    expect(annotations[0]?.box.map((value) => value.toFixed(6))).toEqual([
      '0.400000',
      '0.500000',
      '0.400000',
      '0.600000',
    ]);
  });

  it('is the box of a pose where data.yaml has keypoints', async () => {
    const folder = await onePhotograph('0 0.5 0.5 0.2 0.2 0.1 0.1 0.9 0.9\n', {
      'data.yaml': 'train: images/train\nval: images/val\nkpt_shape: [2, 2]\nnames: [a]\n',
    });
    const record = await read(await openDataset(folder));
    expect(record.annotations[0]?.box).toEqual([0.5, 0.5, 0.2, 0.2]);
    expect(record.problems).toEqual([]);
  });
});

describe('what is reported', () => {
  it.each([
    ['nan', '0 nan 0.5 0.1 0.1', 'label-number-not-finite', 3, 0],
    ['infinity', '0 0.5 -inf 0.1 0.1', 'label-number-not-finite', 7, 0],
    ['a number too large', '0 0.5 0.5 1e999 0.1', 'label-number-not-finite', 11, 0],
    ['a word', '0 0.5 0.5 wide 0.1', 'label-number-malformed', 11, 0],
    ['a decimal comma', '0 0,5 0.5 0.1 0.1', 'label-number-malformed', 3, 0],
    ['pixels', '0 320 240 64 48', 'label-outside', 3, 0],
    ['a centre outside', '0 1.01 0.5 0.1 0.1', 'label-outside', 3, 1],
    ['no width', '0 0.5 0.5 0 0.1', 'label-size', 11, 0],
    ['a class beyond names', '3 0.5 0.5 0.1 0.1', 'label-class-unknown', 1, 1],
    ['a class with a fraction', '0.5 0.5 0.5 0.1 0.1', 'label-class-malformed', 1, 1],
    ['a negative class', '-1 0.5 0.5 0.1 0.1', 'label-class-malformed', 1, 1],
    ['a species as class', 'lion 0.5 0.5 0.1 0.1', 'label-class-malformed', 1, 1],
    ['too few columns', '0 0.5 0.5', 'label-columns-missing', 10, 0],
    ['a comment', '# by hand', 'label-comment', 1, 0],
    ['columns without a meaning', '0 0.5 0.5 0.1 0.1 0.9 1 2', 'label-columns-unknown', 23, 1],
    ['a polygon without area', '0 0.1 0.1 0.2 0.1 0.3 0.1', 'label-size', 3, 0],
    [
      'bytes that are not UTF-8',
      Buffer.from('0 0.5 0.5 0.1 \xff', 'latin1'),
      'label-number-malformed',
      15,
      0,
    ],
  ])('is %s', async (_, line, code, column, boxes) => {
    const bytes = Buffer.concat([Buffer.from('2 0.5 0.5 0.3 0.3\n'), Buffer.from(line)]);
    const { problems, annotations } = await recordOf(bytes);
    expect(problems[0]).toMatchObject({ code, line: 2, column, file: 'labels/train/a.txt' });
    expect(problems[0]?.message).toBeTruthy();
    expect(problems[0]?.remedy).toBeTruthy();
    expect(annotations).toHaveLength(1 + boxes);
  });

  it('is a line that is there twice', async () => {
    const { problems, annotations } = await recordOf('0 0.5 0.5 0.1 0.1\n0 0.5 0.5 0.1 0.1\n');
    expect(problems).toMatchObject([{ code: 'label-line-repeated', line: 2 }]);
    expect(new Set(annotations.map(({ id }) => id)).size).toBe(2);
  });

  it('is not without end', async () => {
    const { problems } = await recordOf('nonsense\n'.repeat(5000));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.message).toContain('4900');
  });

  it('is a species that a box cannot have, with the box shown', async () => {
    const { annotations } = await recordOf('9 0.5 0.5 0.1 0.1\n');
    expect(annotations[0]?.species).toBeNull();
  });
});

describe('a label file that is no text', () => {
  it('of UTF-16 is reported and never written', async () => {
    const labels = Buffer.from('\uFEFF0 0.5 0.5 0.1 0.1\n', 'utf16le');
    const folder = await onePhotograph(labels);
    const dataset = await openDataset(folder);
    expect(codes((await read(dataset)).problems)).toEqual(['label-utf16']);
    const edit = save(dataset, [{ verb: 'create', box: [0.5, 0.5, 0.1, 0.1], species: 'lion' }]);
    expect(await rejection(edit)).toMatchObject({ file: 'labels/train/a.txt', line: 1 });
    expect(await textOf(folder, 'labels/train/a.txt')).toBe(labels.toString('utf8'));
  });

  it.each([
    ['a folder', 'it is a folder'],
    ['too long', 'longer than 4 MB'],
  ])('but %s is reported, and the photograph cannot be edited', async (what, reason) => {
    const folder = await onePhotograph(what === 'a folder' ? null : Buffer.alloc(5 * 1024 * 1024));
    if (what === 'a folder') await mkdir(join(folder, 'labels/train/a.txt'), { recursive: true });
    const dataset = await openDataset(folder);
    const record = await read(dataset);
    expect(record).toMatchObject({ status: 'labelled', annotations: [] });
    expect(record.problems).toMatchObject([
      { code: 'labels-unreadable', file: 'labels/train/a.txt' },
    ]);
    expect(record.problems[0]?.message).toContain(reason);
    const error = await rejection(save(dataset, [{ verb: 'mark-empty' }]));
    expect(error).toMatchObject({ code: 'unprocessable', file: 'labels/train/a.txt' });
    await dataset.removeImage(record.photograph);
    expect((await read(dataset, 'images/val/v.jpg')).status).toBe('unlabelled');
  });

  it('does not hide what is wrong with its sidecar', async () => {
    const folder = await onePhotograph('0 0.5 0.5 0.1 0.1\n');
    await mkdir(join(folder, 'identities/train/a.json'), { recursive: true });
    const dataset = await openDataset(folder);
    const { annotations, problems } = await read(dataset);
    expect(annotations).toHaveLength(1);
    expect(codes(problems)).toEqual(['sidecar-unreadable']);
    const edit = save(dataset, [{ verb: 'delete', annotation: annotations[0]!.id }]);
    expect(await rejection(edit)).toMatchObject({ file: 'identities/train/a.json' });
  });
});
