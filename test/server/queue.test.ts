import { join } from 'node:path';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Collection } from '../../server/contract/collection.ts';
import type { RouteDefinition } from '../../server/contract/route.ts';
import { routes, type RouteName } from '../../server/contract/routes.ts';
import { makeDataset, temporaryFolder } from '../support/made-dataset.ts';
import { openIndexed, testServer, type TestServer } from './harness.ts';

let server: TestServer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let collection: string;

beforeAll(async () => {
  folder = await temporaryFolder('queue');
  await makeDataset(
    join(folder.path),
    ['a', 'b', 'c', 'd', 'e'].map((name, i) => ({
      path: `train/${name}.jpg`,
      individual: i % 2 ? 'Asha' : 'Bahati',
      labelled: i < 3,
      shift: i,
    })),
  );
  server = await testServer();
  collection = await openIndexed(server, folder.path);
}, 120_000);
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const list = (query: object) => server.call('images.list', { params: { collection }, query });

describe('the queue’s routes', () => {
  it('answer as the contract says', async () => {
    const inputs: Partial<Record<RouteName, object>> = {
      'images.list': { params: { collection }, query: { order: 'time', offset: 2, limit: 2 } },
      'images.position': { params: { collection, image: 'images/train/c.jpg' }, query: {} },
      'images.facets': { params: { collection }, query: { split: 'train' } },
      'labels.list': { params: { collection }, query: { order: 'crops' } },
      'annotations.list': { params: { collection }, query: { named: false } },
      'encounters.list': { params: { collection }, query: { gap: 30 } },
      'overview.get': { params: { collection } },
    };
    for (const [name, input] of Object.entries(inputs)) {
      const reply = await server.call(name as RouteName, input);
      const { reply: schema }: RouteDefinition = routes[name as RouteName];
      expect(Value.Errors(schema, reply), name).toEqual([]);
    }
  });

  it('go on to the next image that waits, whatever the filter shows', async () => {
    const next = await list({ after: 'images/train/a.jpg', open: true, limit: 1 });
    expect(next.items).toHaveLength(1);
    const [image] = next.items;
    expect(image!.status === 'unlabelled' || image!.counts.proposed > 0).toBe(true);
  });

  it('give the images of one encounter', async () => {
    const { items } = await server.call('encounters.list', { params: { collection }, query: {} });
    expect(items).toHaveLength(5);
    const { items: images } = await list({ encounter: items[1]!.id, gap: 60 });
    expect(images.map(({ id }) => id)).toEqual([items[1]!.id]);
  });

  it.each(['2024-13-01', 'yesterday', '2024-5-1'])('refuse %s as a day', async (from) => {
    const refused = await list({ from }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ body: { code: 'bad-request', field: 'querystring/from' } });
  });
});

it('tells of changed counts once for many edits, and lastly as they are', async () => {
  const told: Collection[] = [];
  const stop = server.workbench.events.listen((event) => {
    if (event.type === 'collection') told.push(event.collection);
  });
  const images = (await list({})).items;
  for (const { id: image, version } of images) {
    await server.call('annotations.edit', {
      params: { collection, image },
      body: { version, edits: [{ verb: 'mark-empty' }] },
    });
  }
  await expect.poll(() => told.at(-1)?.counts.empty, { timeout: 5000 }).toBe(images.length);
  expect(told.length).toBeLessThan(images.length);
  stop();
});
