import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeDataset, temporaryFolder } from '../support/made-dataset.ts';
import { openIndexed, testServer } from './harness.ts';

it('a proposal that was compared stays one, is shown once and keeps what was said', async () => {
  await using folder = await temporaryFolder('compare');
  await makeDataset(folder.path, [{ path: 'train/a.jpg', individual: 'Asha', labelled: false }]);
  await using server = await testServer();
  const collection = await openIndexed(server, folder.path);
  const { catalogue } = server.workbench.collections.get(collection);
  // The animals of these tests are drawn; what a detector would say of one is put in.
  const image = 'images/train/a.jpg';
  const state = (await catalogue.imageState(image))!;
  await catalogue.putAnalysed([
    {
      ...state,
      fingerprint: state.fingerprint!,
      indexedVersion: state.version,
      detections: [
        { class: 'giraffe', classIndex: 0, confidence: 0.8, box: [0.5, 0.5, 0.500001, 0.5] },
      ],
      annotations: [],
    },
  ]);
  const params = { collection, image };
  const before = await server.call('images.get', { params });
  const [proposal] = before.annotations;
  expect(proposal).toMatchObject({ state: 'proposed', comparisons: [], line: null });

  const after = await server.call('annotations.edit', {
    params,
    body: {
      version: before.version,
      edits: [
        {
          verb: 'compare',
          annotation: proposal!.id,
          individual: 'Bahati',
          verdict: 'different',
        },
      ],
    },
  });
  expect(after).toMatchObject({ status: 'unlabelled', counts: { proposed: 1 } });
  expect(after.annotations).toMatchObject([
    {
      id: proposal!.id,
      state: 'proposed',
      confidence: 0.8,
      provenance: null,
      comparisons: [{ individual: 'Bahati', verdict: 'different', by: 'tester' }],
    },
  ]);
  await expect(readFile(join(folder.path, 'labels/train/a.txt'))).rejects.toThrow('ENOENT');

  const accepted = await server.call('annotations.edit', {
    params,
    body: {
      version: after.version,
      edits: [{ verb: 'accept', annotation: proposal!.id, individual: 'Asha' }],
    },
  });
  expect(accepted.annotations).toMatchObject([
    { state: 'accepted', individual: 'Asha', comparisons: [{ individual: 'Bahati' }] },
  ]);
}, 60_000);
