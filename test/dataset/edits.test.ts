import { describe, expect, it } from 'vitest';
import type { Edit } from '../../server/contract/edit.ts';
import { openDataset } from '../../server/dataset/dataset.ts';
import {
  noon,
  onePhotograph,
  photograph,
  proposal,
  read,
  rejection,
  save,
  textOf,
} from './temporary-dataset.ts';

const txt = 'labels/train/a.txt';
const json = 'identities/train/a.json';
const twoBoxes = '0 0.5 0.5 0.1 0.2\n1 0.25 0.25 0.125 0.25 0.875\n';

async function withLabels(labels: string | null) {
  const folder = await onePhotograph(labels);
  const dataset = await openDataset(folder);
  const ids = (await read(dataset)).annotations.map(({ id }) => id);
  return {
    folder,
    dataset,
    ids,
    text: () => textOf(folder, txt),
    sidecar: async () => JSON.parse((await textOf(folder, json)) ?? 'null') as SidecarText,
  };
}
interface SidecarText {
  format: number;
  boxes: Record<string, unknown>[];
}

const human = {
  classificationMethod: 'human',
  classifiedBy: 'Ada',
  classificationTimestamp: noon,
  classificationProbability: null,
};

describe('a new box', () => {
  it('becomes a line with six decimals and an entry of the sidecar', async () => {
    const { dataset, text, sidecar } = await withLabels(null);
    const record = await save(dataset, [
      { verb: 'create', box: [1 / 3, 0.5, 0.1, 0.2], species: 'zebra', individual: ' Zo\u0308e ' },
    ]);
    expect(await text()).toBe('1 0.333333 0.500000 0.100000 0.200000\n');
    expect(await sidecar()).toEqual({
      format: 1,
      boxes: [
        {
          id: record.annotations[0]?.id,
          line: '1 0.333333 0.500000 0.100000 0.200000',
          box: [0.333333, 0.5, 0.1, 0.2],
          species: 'zebra',
          individual: 'Z\u00f6e',
          viewpoint: null,
          state: 'accepted',
          confidence: null,
          provenance: human,
        },
      ],
    });
    expect(record.status).toBe('labelled');
    expect(record.annotations[0]).toMatchObject({ line: 1, individual: 'Z\u00f6e' });
  });

  it('gets the line ending of the file', async () => {
    const { dataset, text } = await withLabels('0 0.5 0.5 0.1 0.2\r\n');
    await save(dataset, [{ verb: 'create', box: [0.5, 0.5, 0.1, 0.2], species: 'lion' }]);
    expect(await text()).toBe('0 0.5 0.5 0.1 0.2\r\n2 0.500000 0.500000 0.100000 0.200000\r\n');
  });

  it('leaves a file without a final newline in its habit', async () => {
    const { dataset, text } = await withLabels('0 0.5 0.5 0.1 0.2');
    await save(dataset, [{ verb: 'create', box: [0.5, 0.5, 0.1, 0.2], species: 'lion' }]);
    expect(await text()).toBe('0 0.5 0.5 0.1 0.2\n2 0.500000 0.500000 0.100000 0.200000');
  });

  it('is cut at the edges of the image', async () => {
    const { dataset, text } = await withLabels(null);
    await save(dataset, [{ verb: 'create', box: [0, 0.5, 0.4, 0.2], species: 'lion' }]);
    expect(await text()).toBe('2 0.100000 0.500000 0.200000 0.200000\n');
  });

  it.each([
    ['an unknown species', { species: 'okapi' }, 'species', /Add okapi to the species first/],
    ['no area', { box: [0.5, 0.5, 0, 0.1] }, 'box', /Draw a box/],
    ['a place outside of the image', { box: [2, 2, 0.1, 0.1] }, 'box', /within the image/],
    ['a coordinate that is no number', { box: [NaN, 0.5, 0.1, 0.1] }, 'box', /Draw a box/],
    ['an individual without a name', { individual: '  ' }, 'individual', /Give a name/],
    ['an individual with a line break', { individual: 'a\nb' }, 'individual', /Give a name/],
  ])('is refused with %s', async (_, wrong, field, remedy) => {
    const { dataset, text } = await withLabels(null);
    const edit = { verb: 'create', box: [0.5, 0.5, 0.1, 0.1], species: 'lion', ...wrong } as Edit;
    const error = await rejection(save(dataset, [edit]));
    expect(error).toMatchObject({ code: 'unprocessable', field, file: txt });
    expect(error.remedy).toMatch(remedy);
    expect(await text()).toBeNull();
  });
});

describe('a proposal', () => {
  it('that is accepted keeps its id and confidence and becomes a line of five columns', async () => {
    const { dataset, text, sidecar } = await withLabels('');
    const record = await save(
      dataset,
      [{ verb: 'accept', annotation: 'p1', individual: 'Asha', viewpoint: 'left' }],
      [proposal()],
    );
    expect(await text()).toBe('1 0.500000 0.500000 0.200000 0.400000\n');
    expect(record.annotations).toEqual([
      {
        id: 'p1',
        box: [0.5, 0.5, 0.2, 0.4],
        species: 'zebra',
        individual: 'Asha',
        viewpoint: 'left',
        state: 'accepted',
        confidence: 0.9,
        provenance: human,
        comparisons: [],
        line: 1,
      },
    ]);
    expect((await sidecar()).boxes[0]).toMatchObject({ id: 'p1', confidence: 0.9 });
  });

  it('of unknown species needs one to be accepted', async () => {
    const { dataset } = await withLabels(null);
    const unknown = [proposal({ species: null })];
    const error = rejection(save(dataset, [{ verb: 'accept', annotation: 'p1' }], unknown));
    expect(await error).toMatchObject({ code: 'unprocessable', field: 'species' });
    const edit: Edit = { verb: 'accept', annotation: 'p1', species: 'lion' };
    expect((await save(dataset, [edit], unknown)).annotations[0]?.species).toBe('lion');
  });

  it('that is rejected or deleted is remembered without a line', async () => {
    for (const verb of ['reject', 'delete'] as const) {
      const { dataset, text } = await withLabels(null);
      const record = await save(dataset, [{ verb, annotation: 'p1' }], [proposal()]);
      expect(await text()).toBeNull();
      expect(record.status).toBe('unlabelled');
      expect(record.annotations).toMatchObject([{ id: 'p1', state: 'rejected', line: null }]);
    }
  });

  it('that is only corrected stays a proposal', async () => {
    const { dataset, text } = await withLabels(null);
    const edit: Edit = { verb: 'update', annotation: 'p1', species: 'lion' };
    const record = await save(dataset, [edit], [proposal()]);
    expect(record.annotations).toMatchObject([{ state: 'proposed', species: 'lion' }]);
    expect(await text()).toBeNull();
    const accepted = await save(dataset, [{ verb: 'accept', annotation: 'p1' }]);
    expect(accepted.annotations).toMatchObject([{ id: 'p1', state: 'accepted', line: 1 }]);
  });

  it('that nobody can identify becomes a line without an individual', async () => {
    const { dataset, text } = await withLabels(null);
    const record = await save(
      dataset,
      [{ verb: 'unidentifiable', annotation: 'p1' }],
      [proposal()],
    );
    expect(await text()).toBe('1 0.500000 0.500000 0.200000 0.400000\n');
    expect(record.annotations[0]).toMatchObject({ state: 'unidentifiable', individual: null });
  });
});

describe('a box of the label file', () => {
  it('that is moved changes only the columns that differ', async () => {
    const { dataset, ids, text } = await withLabels(twoBoxes);
    const record = await save(dataset, [
      { verb: 'update', annotation: ids[1]!, box: [0.3, 0.25, 0.125, 0.25] },
    ]);
    expect(await text()).toBe('0 0.5 0.5 0.1 0.2\n1 0.300000 0.25 0.125 0.25 0.875\n');
    expect(record.annotations.map(({ id }) => id)).toEqual(ids);
  });

  it('that changes its species keeps its coordinates as they are written', async () => {
    const { dataset, ids, text } = await withLabels(twoBoxes);
    await save(dataset, [{ verb: 'update', annotation: ids[1]!, species: 'lion' }]);
    expect(await text()).toBe('0 0.5 0.5 0.1 0.2\n2 0.25 0.25 0.125 0.25 0.875\n');
  });

  it('that gets an individual changes only the sidecar', async () => {
    const { dataset, ids, text, sidecar } = await withLabels(twoBoxes);
    await save(dataset, [{ verb: 'accept', annotation: ids[0]!, individual: 'Asha' }]);
    expect(await text()).toBe(twoBoxes);
    expect((await sidecar()).boxes).toHaveLength(1);
    const again = await read(await openDataset(dataset.root));
    expect(again.annotations.map(({ individual }) => individual)).toEqual(['Asha', null]);
  });

  it('that is a polygon moves and stretches with its points', async () => {
    const { dataset, ids, text } = await withLabels('1 0.2 0.2 0.4 0.2 0.3 0.6\n');
    await save(dataset, [{ verb: 'update', annotation: ids[0]!, box: [0.5, 0.4, 0.4, 0.4] }]);
    expect(await text()).toBe('1 0.300000 0.2 0.700000 0.2 0.500000 0.6\n');
  });

  it('that is deleted takes its line and its sidecar entry with it', async () => {
    const { dataset, ids, text, sidecar } = await withLabels(twoBoxes);
    await save(dataset, [{ verb: 'update', annotation: ids[0]!, individual: 'Asha' }]);
    await save(dataset, [{ verb: 'delete', annotation: ids[0]! }]);
    expect(await text()).toBe('1 0.25 0.25 0.125 0.25 0.875\n');
    expect((await sidecar()).boxes).toEqual([]);
  });

  it('that was the last leaves an empty file: no animal', async () => {
    const { dataset, ids, text } = await withLabels('0 0.5 0.5 0.1 0.2\n');
    const record = await save(dataset, [{ verb: 'delete', annotation: ids[0]! }]);
    expect(await text()).toBe('');
    expect(record.status).toBe('empty');
  });

  it('that is rejected loses its line and comes back when it is accepted', async () => {
    const { dataset, ids, text } = await withLabels(twoBoxes);
    await save(dataset, [{ verb: 'reject', annotation: ids[0]! }]);
    expect(await text()).toBe('1 0.25 0.25 0.125 0.25 0.875\n');
    const record = await save(dataset, [{ verb: 'accept', annotation: ids[0]! }]);
    expect(record.annotations.map(({ id, line }) => [id, line])).toEqual([
      [ids[1], 1],
      [ids[0], 2],
    ]);
  });

  it('that could not be identified is accepted by giving it an individual', async () => {
    const { dataset, ids } = await withLabels(twoBoxes);
    await save(dataset, [{ verb: 'unidentifiable', annotation: ids[0]! }]);
    const edit: Edit = { verb: 'update', annotation: ids[0]!, individual: 'Asha' };
    expect((await save(dataset, [edit])).annotations[0]).toMatchObject({ state: 'accepted' });
  });

  it('of a class without a name can be given a species', async () => {
    const { dataset, ids, text } = await withLabels('9 0.5 0.5 0.1 0.2\n');
    const accept = save(dataset, [{ verb: 'accept', annotation: ids[0]! }]);
    expect(await rejection(accept)).toMatchObject({ field: 'species' });
    await save(dataset, [{ verb: 'accept', annotation: ids[0]!, species: 'lion' }]);
    expect(await text()).toBe('2 0.5 0.5 0.1 0.2\n');
  });
});

describe('a photograph marked as empty', () => {
  it('loses its boxes and rejects what is proposed', async () => {
    const { dataset, text } = await withLabels(twoBoxes);
    const record = await save(dataset, [{ verb: 'mark-empty' }], [proposal()]);
    expect(await text()).toBe('');
    expect(record.status).toBe('empty');
    expect(record.annotations).toMatchObject([{ id: 'p1', state: 'rejected' }]);
  });

  it('gets an empty label file where there was none', async () => {
    const { dataset, text } = await withLabels(null);
    await save(dataset, [{ verb: 'mark-empty' }]);
    expect(await text()).toBe('');
    expect(await textOf(dataset.root, json)).toBeNull();
  });

  it('keeps lines that nobody understands by refusing', async () => {
    const { dataset, text } = await withLabels(`${twoBoxes}0 nan 0.5 0.1 0.1\n`);
    const error = await rejection(save(dataset, [{ verb: 'mark-empty' }]));
    expect(error).toMatchObject({ code: 'unprocessable', file: txt, line: 3 });
    expect(await text()).toContain('nan');
  });
});

describe('several edits', () => {
  it('are saved together', async () => {
    const { dataset, ids, text } = await withLabels(twoBoxes);
    await save(dataset, [
      { verb: 'delete', annotation: ids[0]! },
      { verb: 'update', annotation: ids[1]!, species: 'lion' },
      { verb: 'create', box: [0.5, 0.5, 0.5, 0.5], species: 'giraffe' },
    ]);
    expect(await text()).toBe(
      '2 0.25 0.25 0.125 0.25 0.875\n0 0.500000 0.500000 0.500000 0.500000\n',
    );
  });

  it('are not saved at all when one of them is wrong', async () => {
    const { dataset, ids, text } = await withLabels(twoBoxes);
    const error = rejection(
      save(dataset, [
        { verb: 'delete', annotation: ids[0]! },
        { verb: 'delete', annotation: 'nobody' },
      ]),
    );
    expect(await error).toMatchObject({ code: 'not-found', field: 'annotation' });
    expect(await text()).toBe(twoBoxes);
  });

  it('on a version that has changed are refused with the record as it is', async () => {
    const { dataset, ids } = await withLabels(twoBoxes);
    const subject = await photograph(dataset);
    const { version } = await dataset.read(subject);
    await save(dataset, [{ verb: 'delete', annotation: ids[0]! }]);
    const edits: Edit[] = [{ verb: 'delete', annotation: ids[1]! }];
    const error = await rejection(dataset.edit(subject, { version, edits, by: 'Eve' }));
    expect(error).toMatchObject({ code: 'stale', file: 'images/train/a.jpg' });
    expect(error.current).toEqual(await dataset.read(subject));
  });

  it('tell an absent label file from an empty one by its version', async () => {
    const absent = await read(await openDataset(await onePhotograph(null)));
    const empty = await read(await openDataset(await onePhotograph('')));
    expect(absent.version).not.toBe(empty.version);
  });

  it('of a photograph that is gone are refused', async () => {
    const { dataset } = await withLabels(twoBoxes);
    const subject = { ...(await photograph(dataset)), path: 'images/train/gone.jpg' };
    const error = rejection(dataset.edit(subject, { version: '', edits: [], by: 'Ada' }));
    expect(await error).toMatchObject({ code: 'not-found' });
  });

  it('are in the journal with what was and what is', async () => {
    const { dataset, ids } = await withLabels(twoBoxes);
    await save(dataset, [{ verb: 'delete', annotation: ids[0]! }]);
    await save(dataset, [{ verb: 'create', box: [0.5, 0.5, 0.5, 0.5], species: 'lion' }]);
    const past = [];
    for await (const one of dataset.journal.entries()) past.push(one);
    expect(past.map(({ entry, outcome }) => [entry.edits?.[0]?.verb, outcome])).toEqual([
      ['create', 'done'],
      ['delete', 'done'],
    ]);
    expect(past[1]?.entry).toMatchObject({
      by: 'Ada',
      at: noon,
      photograph: 'images/train/a.jpg',
      files: [{ path: txt, before: twoBoxes, after: '1 0.25 0.25 0.125 0.25 0.875\n' }],
    });
  });
});
