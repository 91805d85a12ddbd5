import { cp, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { IndexResult } from '../../server/indexing/index-job.ts';
import { makeDataset, temporaryFolder } from '../support/made-dataset.ts';
import { openIndexed, testServer } from './harness.ts';

it('does nothing twice: not for a new date, a copy, or a label beside others', async () => {
  await using folder = await temporaryFolder('again');
  const root = folder.path;
  await makeDataset(root, [
    { path: 'train/a.jpg', individual: 'Asha', labelled: true },
    { path: 'train/b.jpg', individual: 'Bahati', labelled: true },
  ]);
  await using server = await testServer();
  const id = await openIndexed(server, root);
  const collection = server.workbench.collections.get(id);
  const vision = await collection.engine.vision();
  const asked: string[] = [];
  const analyse = vision.analyse.bind(vision);
  vision.analyse = (request, signal) => {
    asked.push(
      `${request.file.slice(root.length)} detect:${request.detect} regions:${request.regions.length}`,
    );
    return analyse(request, signal);
  };
  const again = async () => {
    await server.call('collections.close', { params: { collection: id } });
    asked.length = 0;
    await openIndexed(server, root);
    const { items } = await server.call('jobs.list', { query: { collection: id, limit: 1 } });
    return items[0]!.result as IndexResult;
  };

  expect(await again()).toMatchObject({ analysed: 0, embeddings: 2 });

  await utimes(join(root, 'images/train/a.jpg'), new Date(), new Date(1_600_000_000_000));
  expect(await again()).toMatchObject({ analysed: 1, embeddings: 2 });
  expect(asked).toEqual([]);

  await cp(join(root, 'images/train/a.jpg'), join(root, 'images/val/copy.jpg'));
  await cp(join(root, 'labels/train/a.txt'), join(root, 'labels/val/copy.txt'), {
    recursive: true,
  });
  expect(await again()).toMatchObject({ analysed: 1, images: 3, embeddings: 3 });
  expect(asked).toEqual([]);

  const two = '0 0.500000 0.500000 0.500000 0.500000\n0 0.2 0.2 0.2 0.2\n';
  await writeFile(join(root, 'labels/train/b.txt'), two);
  expect(await again()).toMatchObject({ analysed: 1, embeddings: 4 });
  expect(asked).toEqual(['/images/train/b.jpg detect:false regions:1']);
});
