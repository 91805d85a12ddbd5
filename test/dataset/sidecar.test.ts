import { describe, expect, it } from 'vitest';
import { openDataset } from '../../server/dataset/dataset.ts';
import {
  addFiles,
  codes,
  noon,
  onePhotograph,
  proposal,
  read,
  rejection,
  save,
  textOf,
} from './temporary-dataset.ts';

const txt = 'labels/train/a.txt';
const json = 'identities/train/a.json';

const stored = (changes: object = {}) => ({
  id: 'b1',
  line: '0 0.5 0.5 0.2 0.2',
  box: [0.5, 0.5, 0.2, 0.2],
  species: 'giraffe',
  individual: 'Asha',
  state: 'accepted',
  ...changes,
});
const sidecar = (...boxes: unknown[]) => JSON.stringify({ format: 1, boxes });

async function recordOf(labels: string | null, content: string | Buffer) {
  return read(await openDataset(await onePhotograph(labels, { [json]: content })));
}
const named = (record: Awaited<ReturnType<typeof recordOf>>) =>
  record.annotations.map(({ line, id, individual }) => [line, id, individual]);

describe('a box of the sidecar', () => {
  it('belongs to the line with its text, wherever that is now', async () => {
    const record = await recordOf('1 0.1 0.1 0.1 0.1\n0 0.5 0.5 0.2 0.2\n', sidecar(stored()));
    expect(named(record)[1]).toEqual([2, 'b1', 'Asha']);
    expect(record.problems).toEqual([]);
  });

  it('belongs to equal lines in their order', async () => {
    const record = await recordOf(
      '0 0.5 0.5 0.2 0.2\n0 0.5 0.5 0.2 0.2\n',
      sidecar(stored(), stored({ id: 'b2', individual: 'Beno' })),
    );
    expect(named(record)).toEqual([
      [1, 'b1', 'Asha'],
      [2, 'b2', 'Beno'],
    ]);
  });

  it('is found again by class and overlap, the best pairs first', async () => {
    const record = await recordOf(
      '0 0.51 0.5 0.2 0.2\n0 0.54 0.5 0.2 0.2\n',
      sidecar(
        stored({
          id: 'far',
          individual: 'Far',
          line: '0 0.55 0.5 0.2 0.2',
          box: [0.55, 0.5, 0.2, 0.2],
        }),
        stored({ id: 'near' }),
      ),
    );
    expect(named(record)).toEqual([
      [1, 'near', 'Asha'],
      [2, 'far', 'Far'],
    ]);
    expect(record.problems).toEqual([]);
  });

  it('is shown with a problem when its line is gone, or has another class', async () => {
    for (const labels of ['', null, '1 0.5 0.5 0.2 0.2\n', '0 0.1 0.1 0.1 0.1\n']) {
      const record = await recordOf(labels, sidecar(stored()));
      expect(record.annotations.at(-1)).toMatchObject({ id: 'b1', line: null, state: 'accepted' });
      expect(record.problems).toMatchObject([
        { code: 'sidecar-box-unmatched', field: 'b1', file: json },
      ]);
    }
  });

  it('whose line is gone gets it back when it is accepted, and is kept until then', async () => {
    const folder = await onePhotograph('', { [json]: sidecar(stored()) });
    const dataset = await openDataset(folder);
    await save(dataset, [{ verb: 'create', box: [0.1, 0.1, 0.1, 0.1], species: 'lion' }]);
    expect(await textOf(folder, json)).toContain('"line": "0 0.5 0.5 0.2 0.2"');
    const record = await save(dataset, [{ verb: 'accept', annotation: 'b1' }]);
    expect(record.problems).toEqual([]);
    expect(record.annotations.at(-1)).toMatchObject({ id: 'b1', individual: 'Asha', line: 2 });
  });

  it('gets the new text of its line with the next edit', async () => {
    const folder = await onePhotograph('0 0.51 0.5 0.2 0.2\n', { [json]: sidecar(stored()) });
    const dataset = await openDataset(folder);
    await save(dataset, [{ verb: 'create', box: [0.1, 0.1, 0.1, 0.1], species: 'lion' }]);
    expect(await textOf(folder, json)).toContain('"line": "0 0.51 0.5 0.2 0.2"');
  });

  it('may be written by hand with nothing but its line and individual', async () => {
    const record = await recordOf(
      '0 0.5 0.5 0.2 0.2\n',
      sidecar({ line: '0 0.5 0.5 0.2 0.2', individual: 'Asha' }),
    );
    expect(record.problems).toEqual([]);
    expect(record.annotations).toMatchObject([{ line: 1, individual: 'Asha', state: 'accepted' }]);
  });

  it('that is rejected claims no line', async () => {
    const record = await recordOf('0 0.5 0.5 0.2 0.2\n', sidecar(stored({ state: 'rejected' })));
    expect(record.annotations.map(({ state, line }) => [state, line])).toEqual([
      ['accepted', 1],
      ['rejected', null],
    ]);
  });

  it('has an id of its own even if the file repeats one', async () => {
    const record = await recordOf(
      '',
      sidecar(stored({ state: 'rejected' }), stored({ state: 'rejected' })),
    );
    expect(record.annotations.map(({ id }) => id)).toEqual(['b1', 'b1~2']);
  });

  it('follows the label file in class and box', async () => {
    const record = await recordOf(
      '2 0.5 0.5 0.2 0.2\n',
      sidecar(stored({ line: '2 0.5 0.5 0.2 0.2' })),
    );
    expect(record.annotations).toMatchObject([{ species: 'lion', individual: 'Asha' }]);
  });
});

describe('what is not ours in a sidecar', () => {
  it('is kept: unknown keys and boxes that are not understood', async () => {
    const content = JSON.stringify({
      note: { by: 'hand' },
      boxes: [stored({ collar: 'red' }), { state: 'sleeping', line: 7 }, 'text'],
      format: 1,
    });
    const folder = await onePhotograph('0 0.5 0.5 0.2 0.2\n', { [json]: content });
    const dataset = await openDataset(folder);
    expect((await read(dataset)).problems).toMatchObject([
      { code: 'sidecar-box-malformed', field: 'boxes[1].line', file: json },
      { code: 'sidecar-box-malformed', field: 'boxes[2]', file: json },
    ]);
    await save(dataset, [{ verb: 'update', annotation: 'b1', individual: 'Beno' }]);
    expect(JSON.parse((await textOf(folder, json))!)).toMatchObject({
      format: 1,
      note: { by: 'hand' },
      boxes: [
        { id: 'b1', individual: 'Beno', collar: 'red' },
        { state: 'sleeping', line: 7 },
        'text',
      ],
    });
  });
});

describe('a sidecar that cannot be read', () => {
  it.each([
    ['a missing comma', '{\n  "format": 1\n  "boxes": []\n}', 3, 3],
    ['a comma too many', '{\n  "boxes": [1,]\n}', 2, 15],
    ['quotes of the wrong kind', "{'boxes': []}", 1, 2],
    ['a cut', '{"boxes": [', 1, 12],
    ['an unfinished text', '{"boxes": ["a\nb"]}', 1, 12],
    ['marks of a merge', '<<<<<<< HEAD\n{"boxes": []}', 1, 1],
    ['more than one value', '{"boxes": []}\n{}', 2, 1],
    ['a number with a zero in front', '{"boxes": [01]}', 1, 13],
    ['no text', '', 1, 1],
  ])('is reported with line and column: %s', async (_, content, line, column) => {
    const record = await recordOf('0 0.5 0.5 0.2 0.2\n', content);
    expect(record.annotations).toHaveLength(1);
    expect(record.problems).toMatchObject([
      { code: 'sidecar-malformed', file: json, line, column },
    ]);
  });

  it.each([
    ['is not valid JSON', '{"boxes": ['],
    ['has no list of boxes', '[]'],
    ['is of a later version', '{"format": 2, "boxes": []}'],
    ['is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
  ])('is never written over: it %s', async (_, content) => {
    const folder = await onePhotograph('0 0.5 0.5 0.2 0.2\n', { [json]: content });
    const dataset = await openDataset(folder);
    expect(codes((await read(dataset)).problems)[0]).toMatch(/^sidecar-/);
    const [box] = (await read(dataset)).annotations;
    const error = await rejection(save(dataset, [{ verb: 'delete', annotation: box!.id }]));
    expect(error).toMatchObject({ code: 'unprocessable', file: json });
    expect(await textOf(folder, txt)).toBe('0 0.5 0.5 0.2 0.2\n');
    expect(await textOf(folder, json)).toBe(content.toString());
  });

  it('can be edited again once it is corrected', async () => {
    const folder = await onePhotograph('0 0.5 0.5 0.2 0.2\n', { [json]: '{' });
    const dataset = await openDataset(folder);
    await addFiles(folder, { [json]: sidecar(stored()) });
    const record = await save(dataset, [{ verb: 'update', annotation: 'b1', viewpoint: 'left' }]);
    expect(record.annotations).toMatchObject([{ viewpoint: 'left' }]);
  });
});

describe('a comparison', () => {
  const compare = (individual: string, verdict: 'different' | 'cannot-compare' | null) => ({
    verb: 'compare' as const,
    annotation: 'p1',
    individual,
    verdict,
  });
  const stored = async (folder: string) =>
    JSON.parse((await textOf(folder, json))!) as { boxes: Record<string, unknown>[] };

  it('is kept of a proposal, which stays one, without a label file', async () => {
    const folder = await onePhotograph(null);
    const dataset = await openDataset(folder);
    const record = await save(dataset, [compare(' Asha ', 'different')], [proposal()]);
    expect(record).toMatchObject({ status: 'unlabelled', problems: [] });
    const said = { individual: 'Asha', verdict: 'different', by: 'Ada', at: noon };
    expect(record.annotations).toMatchObject([
      { id: 'p1', state: 'proposed', provenance: null, line: null, comparisons: [said] },
    ]);
    expect(await textOf(folder, txt)).toBeNull();
    expect((await stored(folder)).boxes).toMatchObject([
      { state: 'proposed', comparisons: [said] },
    ]);
    expect((await read(await openDataset(folder))).annotations).toEqual(record.annotations);
  });

  it('stays when the box is accepted and moved, and goes when it is withdrawn', async () => {
    const folder = await onePhotograph(null);
    const dataset = await openDataset(folder);
    const said = [compare('Asha', 'different'), compare('Beno', 'cannot-compare')];
    await save(dataset, said, [proposal()]);
    const box: [number, number, number, number] = [0.4, 0.5, 0.2, 0.4];
    await save(dataset, [{ verb: 'accept', annotation: 'p1', individual: 'Cleo' }]);
    const moved = await save(dataset, [{ verb: 'update', annotation: 'p1', box }]);
    expect(moved.annotations[0]!.comparisons.map(({ individual }) => individual)).toEqual([
      'Asha',
      'Beno',
    ]);
    const less = await save(dataset, [compare('Asha', null)]);
    expect(less.annotations[0]!.comparisons).toMatchObject([{ individual: 'Beno' }]);
    await save(dataset, [compare('Beno', null)]);
    expect((await stored(folder)).boxes[0]).not.toHaveProperty('comparisons');
  });

  it('replaces an earlier one with the same individual', async () => {
    const dataset = await openDataset(await onePhotograph(null));
    const said = [compare('Asha', 'cannot-compare'), compare('Asha', 'different')];
    const record = await save(dataset, said, [proposal()]);
    expect(record.annotations[0]!.comparisons).toMatchObject([
      { individual: 'Asha', verdict: 'different' },
    ]);
  });

  it('is overruled by giving the box that name, and cannot deny the name that it has', async () => {
    const dataset = await openDataset(await onePhotograph(null));
    await save(dataset, [compare('Asha', 'different')], [proposal()]);
    const record = await save(dataset, [{ verb: 'accept', annotation: 'p1', individual: 'Asha' }]);
    expect(record.annotations[0]!.comparisons).toEqual([]);
    expect(await rejection(save(dataset, [compare('Asha', 'different')]))).toMatchObject({
      code: 'unprocessable',
      field: 'individual',
    });
  });

  it('gives a line without a sidecar one, says nothing of who decided, and touches no line', async () => {
    const labels = '0 .5 0.50 0.2 0.2 0.9\r\n';
    const folder = await onePhotograph(labels);
    const dataset = await openDataset(folder);
    const [box] = (await read(dataset)).annotations;
    const edit = { ...compare('Asha', 'different'), annotation: box!.id };
    const record = await save(dataset, [edit]);
    expect(record.annotations).toMatchObject([
      { id: box!.id, state: 'accepted', provenance: null },
    ]);
    expect(await textOf(folder, txt)).toBe(labels);
  });

  it('keeps what else is said of it in the file', async () => {
    const said = { individual: 'Asha', verdict: 'different', by: 'Ada', at: noon, ear: 'torn' };
    const box = { id: 'p1', box: [0.5, 0.5, 0.2, 0.2], state: 'proposed', comparisons: [said] };
    const folder = await onePhotograph(null, { [json]: sidecar(box) });
    await save(await openDataset(folder), [compare('Beno', 'different')]);
    expect((await stored(folder)).boxes[0]!['comparisons']).toMatchObject([
      said,
      { individual: 'Beno' },
    ]);
  });
});
