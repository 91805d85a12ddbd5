import { readFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Value } from 'typebox/value';
import type { Edit } from '../../server/contract/edit.ts';
import { SleuthsError } from '../../server/contract/errors.ts';
import type { ImageDocument } from '../../server/contract/image.ts';
import type { RouteDefinition } from '../../server/contract/route.ts';
import { routes, type RouteName } from '../../server/contract/routes.ts';
import { makeDataset, photograph, temporaryFolder } from '../support/made-dataset.ts';
import { openIndexed, testServer, token, type TestServer } from './harness.ts';

let server: TestServer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let root: string;
let collection: string;

const named = [
  ['train/asha-1.jpg', 'Asha'],
  ['train/asha-2.jpg', 'Asha'],
  ['train/bahati-1.jpg', 'Bahati'],
  ['train/bahati-2.jpg', 'Bahati'],
  ['train/chausiku-1.jpg', 'Chausiku'],
] as const;

beforeAll(async () => {
  folder = await temporaryFolder('routes');
  root = join(folder.path, 'savanna #1 50%');
  await makeDataset(root, [
    ...named.map(([path, individual], i) => ({ path, individual, labelled: true, shift: 4 * i })),
    { path: 'val/who is it?.jpg', individual: 'Bahati', labelled: true, shift: -6 },
    { path: 'val/new.jpg', individual: 'Asha', labelled: false, shift: 9 },
  ]);
  server = await testServer();
  collection = await openIndexed(server, root);
}, 120_000);

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const document = (image: string) =>
  server.call('images.get', { params: { collection, image: `images/${image}` } });

const edit = ({ id: image, version }: ImageDocument, ...edits: Edit[]) =>
  server.call('annotations.edit', { params: { collection, image }, body: { version, edits } });

const nameOnly = async (image: string, individual: string) => {
  const current = await document(image);
  const [box] = current.annotations;
  return edit(current, { verb: 'update', annotation: box!.id, individual });
};

async function failure(work: Promise<unknown>): Promise<SleuthsError['body']> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SleuthsError);
  return (error as SleuthsError).body;
}

describe('who may call', () => {
  it('is refused without the token, whatever the route', async () => {
    for (const { method, url } of Object.values(routes)) {
      const response = await server.app.inject({ method, url });
      expect(response.statusCode, `${method} ${url}`).toBe(401);
    }
  });

  it('gets a cookie for the token in the address, and the address is cleaned', async () => {
    const first = await server.app.inject(`/?token=${token}&collection=abc`);
    expect(first.headers.location).toBe('/?collection=abc');
    const [cookie] = first.cookies;
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    const second = await server.app.inject({
      url: '/api/health',
      cookies: { [cookie!.name]: cookie!.value },
    });
    expect(second.statusCode).toBe(200);
    expect((await server.app.inject('/?token=guess')).statusCode).toBe(401);
  });
});

describe('the contract', () => {
  it('is what the API page says', async () => {
    const response = await server.app.inject({
      url: '/api/openapi.json',
      headers: { authorization: `Bearer ${token}` },
    });
    const { paths } = response.json<{
      paths: Record<string, Record<string, { operationId: string }>>;
    }>();
    const told = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(told.sort()).toEqual(Object.keys(routes).sort());
  });

  it('holds for the replies of every list and document', async () => {
    const image = 'images/train/asha-1.jpg';
    const [box] = (await document('train/asha-1.jpg')).annotations;
    const inputs: Partial<Record<RouteName, object>> = {
      'server.health': {},
      'server.engine': {},
      'collections.list': { query: {} },
      'collections.get': { params: { collection } },
      'collections.problems': { params: { collection }, query: {} },
      'species.list': { params: { collection }, query: {} },
      'labels.list': { params: { collection }, query: {} },
      'images.list': { params: { collection }, query: {} },
      'images.get': { params: { collection, image } },
      'images.picture': { params: { collection, image }, query: { size: 'thumbnail' } },
      'images.crop': { params: { collection, image }, query: { box: '0.5,0.5,0.5,0.5' } },
      'annotations.list': { params: { collection }, query: {} },
      'annotations.suggestions': {
        params: { collection, image, annotation: box!.id },
        query: {},
      },
      'jobs.list': { query: {} },
      'models.list': { query: {} },
    };
    for (const [name, input] of Object.entries(inputs)) {
      const reply = await server.call(name as RouteName, input);
      const { reply: schema }: RouteDefinition = routes[name as RouteName];
      const errors = Value.Errors(schema, reply);
      expect(errors, name).toEqual([]);
    }
  });

  it('names the field that is wrong', async () => {
    const body = await failure(
      server.call('images.list', { params: { collection }, query: { limit: 5000 } }),
    );
    expect(body).toMatchObject({ code: 'bad-request', field: 'querystring/limit' });
  });
});

describe('opening', () => {
  it('gives the same dataset again', async () => {
    const again = await server.call('collections.open', {
      body: { path: join(root, 'data.yaml') },
    });
    expect(again.id).toBe(collection);
  });

  it('says which path does not exist', async () => {
    const path = join(folder.path, 'elsewhere');
    const body = await failure(server.call('collections.open', { body: { path } }));
    expect(body).toMatchObject({ code: 'not-found', file: path });
  });
});

describe('lists', () => {
  it('page through all images once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await server.call('images.list', {
        params: { collection },
        query: { limit: 3, ...(cursor === undefined ? {} : { cursor }) },
      });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });

  it('filter on the server', async () => {
    const page = await server.call('images.list', {
      params: { collection },
      query: { status: 'unlabelled' },
    });
    expect(page.items.map(({ id }) => id)).toEqual(['images/val/new.jpg']);
    expect(page.total).toBe(1);
  });
});

describe('deciding', () => {
  it('names an animal in its sidecar and leaves the label line as it is', async () => {
    const label = join(root, 'labels/train/asha-1.txt');
    const before = await readFile(label);
    const after = await nameOnly('train/asha-1.jpg', 'Asha');
    expect(after.annotations[0]).toMatchObject({
      individual: 'Asha',
      provenance: { classificationMethod: 'human', classifiedBy: 'tester' },
    });
    expect(await readFile(label)).toEqual(before);
    const sidecar = await readFile(join(root, 'identities/train/asha-1.json'), 'utf8');
    expect(sidecar).toContain('"Asha"');
  });

  it('refuses an edit of an old version, and gives the present one', async () => {
    const old = await document('train/asha-2.jpg');
    await nameOnly('train/asha-2.jpg', 'Asha');
    const body = await failure(edit(old, { verb: 'mark-empty' }));
    expect(body.code).toBe('stale');
    expect(body.current).toMatchObject({
      id: 'images/train/asha-2.jpg',
      annotations: [{ individual: 'Asha' }],
    });
  });

  it('refuses a species that the dataset does not have', async () => {
    const current = await document('val/new.jpg');
    const drawn: Edit = { verb: 'create', box: [0.5, 0.5, 0.2, 0.2], species: 'unicorn' };
    const body = await failure(edit(current, drawn));
    expect(body.message).toContain('unicorn');
  });

  it('learns what another tool wrote', async () => {
    await mkdir(join(root, 'labels/val'), { recursive: true });
    await writeFile(join(root, 'labels/val/new.txt'), '0 0.5 0.5 0.1 0.1\r\n0 nan 0.5 0.1 0.1\r\n');
    const seen = await document('val/new.jpg');
    expect(seen.annotations).toHaveLength(1);
    expect(seen.problems).toMatchObject([{ file: 'labels/val/new.txt', line: 2 }]);
    const page = await server.call('images.list', {
      params: { collection },
      query: { problems: true },
    });
    expect(page.items.map(({ id }) => id)).toEqual(['images/val/new.jpg']);
  });
});

describe('suggestions', () => {
  const suggest = async (image: string) => {
    const { id, annotations } = await document(image);
    return server.call('annotations.suggestions', {
      params: { collection, image: id, annotation: annotations[0]!.id },
      query: {},
    });
  };

  it('say that there is no gallery while nobody is named, and rank as soon as somebody is', async () => {
    await using empty = await temporaryFolder('empty-gallery');
    await makeDataset(empty.path, [{ path: 'train/a.jpg', individual: 'Asha', labelled: true }]);
    const id = await openIndexed(server, empty.path);
    const [box] = (
      await server.call('images.get', { params: { collection: id, image: 'images/train/a.jpg' } })
    ).annotations;
    const ranking = await server.call('annotations.suggestions', {
      params: { collection: id, image: 'images/train/a.jpg', annotation: box!.id },
      query: {},
    });
    expect(ranking).toMatchObject({
      suggestions: [],
      empty: 'no-gallery',
      gallery: { nearest: 0 },
    });
    await server.call('collections.close', { params: { collection: id } });

    for (const [image, individual] of named) await nameOnly(image, individual);
    const { suggestions, gallery } = await suggest('val/who is it?.jpg');
    expect(suggestions.map(({ individual }) => individual)[0]).toBe('Bahati');
    expect(suggestions[0]!.support).toBe(2);
    expect(gallery).toMatchObject({ crops: 5, individuals: 3, nearest: 5, species: 'giraffe' });
  });

  it('never take the query itself as proof', async () => {
    const { suggestions } = await suggest('train/chausiku-1.jpg');
    expect(suggestions.map(({ individual }) => individual)).not.toContain('Chausiku');
  });

  it('follow a box that was moved', async () => {
    const current = await document('val/who is it?.jpg');
    const before = await suggest('val/who is it?.jpg');
    const [{ id: annotation } = { id: '' }] = current.annotations;
    await edit(current, { verb: 'update', annotation, box: [0.1, 0.1, 0.15, 0.15] });
    const after = await suggest('val/who is it?.jpg');
    expect(after.suggestions[0]!.score).not.toBeCloseTo(before.suggestions[0]!.score, 3);
    const label = await readFile(join(root, 'labels/val/who is it?.txt'), 'utf8');
    expect(label).toBe('0 0.100000 0.100000 0.150000 0.150000\n');
  });
});

describe('membership', () => {
  it('adds copies, overwrites nothing, and takes away to the trash', async () => {
    const source = join(folder.path, 'fresh.jpg');
    await writeFile(source, await photograph('Asha'));
    const add = () =>
      server.call('images.add', {
        params: { collection },
        body: { files: [source], split: 'val' },
      });
    const { images } = await add();
    expect(images).toEqual(['images/val/fresh.jpg']);
    expect((await failure(add())).code).toBe('conflict');
    await server.call('images.delete', { params: { collection, image: images[0]! } });
    const body = await failure(document('val/fresh.jpg'));
    expect(body.code).toBe('not-found');
  });

  it('never leads out of the dataset', async () => {
    await writeFile(join(folder.path, 'secret.jpg'), await photograph('Asha'));
    const image = 'images/train/../../../secret.jpg';
    const body = await failure(server.call('images.get', { params: { collection, image } }));
    expect(body.code).toBe('not-found');
  });
});

describe('jobs', () => {
  it('are listed with result and log, and cleared', async () => {
    const { items } = await server.call('jobs.list', { query: { collection } });
    const index = items.find(({ kind }) => kind === 'index')!;
    expect(index.state).toBe('done');
    const params = { job: index.id };
    const { items: log } = await server.call('jobs.logs', { params, query: {} });
    expect(log[0]!.message).toMatch(/cpu/);
    await server.call('jobs.clear', { params });
    expect((await failure(server.call('jobs.status', { params }))).code).toBe('not-found');
  });

  it('rank the unnamed boxes by themselves after an index', async () => {
    const { items } = await server.call('jobs.list', { query: { collection } });
    const rank = items.find(({ kind }) => kind === 'rank')!;
    expect(await server.workbench.jobs.ended(rank.id)).toMatchObject({
      state: 'done',
      error: null,
    });
    const exploration = await server.call('exploration.get', { params: { collection } });
    expect(exploration.rank).not.toBeNull();
  });

  it('that do not exist are refused by name', async () => {
    const body = await failure(server.call('jobs.start', { body: { kind: 'dance' } }));
    expect(body).toMatchObject({ code: 'bad-request', field: 'body/kind' });
  });
});
