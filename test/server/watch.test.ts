import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WatchLimits } from '../../server/collections/watch/watch-collection.ts';
import type { ServerEvent } from '../../server/contract/events.ts';
import { animalLine, makeDataset, photograph, temporaryFolder } from '../support/made-dataset.ts';
import { testServer, type TestServer } from './harness.ts';

let server: TestServer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let root: string;
let collection: string;
let events: ServerEvent[] = [];

const a = 'images/train/a.jpg';
const b = 'images/train/b.jpg';

beforeAll(async () => {
  folder = await temporaryFolder('watch');
  root = join(folder.path, 'savanna');
  await makeDataset(root, [
    { path: 'train/a.jpg', individual: 'Asha', labelled: true },
    { path: 'train/b.jpg', individual: 'Bahati', labelled: false },
  ]);
  server = await testServer();
  server.workbench.events.listen((event) => events.push(event));
  const opened = await server.call('collections.open', { body: { path: root } });
  collection = opened.id;
  await server.workbench.collections.scanned(collection);
}, 60_000);

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

afterEach(() => {
  events = [];
});

const get = (image: string) => server.call('images.get', { params: { collection, image } });
const outside = () => events.filter((event) => event.type === 'image' && event.outside);
const listed = async () =>
  (await server.call('images.list', { params: { collection }, query: {} })).items;

const put = (path: string, content: string | Buffer) => writeFile(join(root, path), content);

/** Waits for what must come, however slow the machine is. */
const soon = (check: () => void | Promise<void>) =>
  expect
    .poll(
      async () => {
        try {
          await check();
          return null;
        } catch (error) {
          return error instanceof Error ? error.message : String(error);
        }
      },
      { timeout: 20_000, interval: 50 },
    )
    .toBeNull();

describe('what another program changes in an open dataset', () => {
  it('shows when it is a label file', async () => {
    await put('labels/train/a.txt', `${animalLine}\n0 0.2 0.2 0.1 0.1\n`);
    await soon(() => expect(outside()).toMatchObject([{ image: a, outside: true }]));
    const [summary] = (await listed()).filter(({ id }) => id === a);
    expect(summary!.counts.accepted).toBe(2);
    const document = await get(a);
    expect(outside()).toMatchObject([{ version: document.version }]);
    expect(document.annotations).toHaveLength(2);
  });

  it('shows when the label file is new, in a folder that was not there', async () => {
    await mkdir(join(root, 'images/val/new'), { recursive: true });
    await put('images/val/new/n.jpg', await photograph('Chausiku'));
    await soon(async () =>
      expect((await listed()).map(({ id }) => id)).toContain('images/val/new/n.jpg'),
    );
    await mkdir(join(root, 'labels/val/new'), { recursive: true });
    await put('labels/val/new/n.txt', `${animalLine}\n`);
    await soon(() => expect(outside()).toMatchObject([{ image: 'images/val/new/n.jpg' }]));
  });

  it('shows when it is replaced by renaming, and when it is removed', async () => {
    await put('labels/train/.new', '');
    await rename(join(root, 'labels/train/.new'), join(root, 'labels/train/a.txt'));
    await soon(async () => expect((await listed())[0]).toMatchObject({ id: a, status: 'empty' }));
    await rm(join(root, 'labels/train/a.txt'));
    await soon(async () =>
      expect((await listed())[0]).toMatchObject({ id: a, status: 'unlabelled' }),
    );
    await soon(() => expect(outside().length).toBeGreaterThanOrEqual(2));
  });

  it('shows when it is a sidecar', async () => {
    await put('labels/train/a.txt', `${animalLine}\n`);
    const sidecar = { format: 1, boxes: [{ line: animalLine, individual: 'Zuri' }] };
    await mkdir(join(root, 'identities/train'), { recursive: true });
    await put('identities/train/a.json', JSON.stringify(sidecar));
    await soon(async () => {
      const query = { individual: 'Zuri' };
      const { total } = await server.call('images.list', { params: { collection }, query });
      expect(total).toBe(1);
    });
    await soon(() => expect(outside().at(-1)).toMatchObject({ image: a }));
  });

  it('shows when photographs come and go', async () => {
    await put('images/train/z.jpg', await photograph('Asha', 30));
    await soon(async () =>
      expect((await listed()).map(({ id }) => id)).toContain('images/train/z.jpg'),
    );
    await soon(() => expect(events.some(({ type }) => type === 'collection')).toBe(true));
    await rm(join(root, 'images/train/z.jpg'));
    await soon(async () =>
      expect((await listed()).map(({ id }) => id)).not.toContain('images/train/z.jpg'),
    );
  });

  it('shows when it is data.yaml: boxes get their new names', async () => {
    const yaml = await readFile(join(root, 'data.yaml'), 'utf8');
    await put('data.yaml', yaml.replace('giraffe', 'okapi'));
    await soon(async () => {
      const query = { species: 'okapi' };
      const { total } = await server.call('images.list', { params: { collection }, query });
      expect(total).toBeGreaterThan(0);
    });
    await soon(() => {
      const [last] = events.filter((event) => event.type === 'collection').slice(-1);
      expect(last?.collection).toMatchObject({ species: ['okapi'], scanning: false });
    });
    await put('data.yaml', 'names: [unclosed');
    await soon(async () => {
      const { items } = await server.call('collections.problems', {
        params: { collection },
        query: {},
      });
      expect(items.map(({ code }) => code)).toContain('data-yaml-malformed');
    });
    await put('data.yaml', yaml);
    await soon(async () => expect((await get(a)).annotations[0]!.species).toBe('giraffe'));
  });

  it('shows when a checkout changes very many files at once', async () => {
    const names = Array.from({ length: 400 }, (_, index) => `many-${index}`);
    const picture = await photograph('Asha', 3);
    for (const name of names) await put(`images/train/${name}.jpg`, picture);
    await soon(async () => expect((await listed()).length).toBeGreaterThan(99));
    await soon(async () => {
      const { counts } = await server.call('collections.get', { params: { collection } });
      expect(counts.images).toBeGreaterThanOrEqual(402);
    });
    await rm(join(root, 'labels/train'), { recursive: true });
    await mkdir(join(root, 'labels/train'));
    await Promise.all(names.map((name) => put(`labels/train/${name}.txt`, `${animalLine}\n`)));
    await soon(async () => {
      const query = { status: 'labelled' as const };
      const { total } = await server.call('images.list', { params: { collection }, query });
      expect(total).toBe(401);
    });
    for (const name of names) await rm(join(root, `images/train/${name}.jpg`));
    await soon(async () => {
      const { counts } = await server.call('collections.get', { params: { collection } });
      expect(counts.images).toBe(3);
    });
  });
});

describe('what is decided here', () => {
  it('is not told as somebody else’s, however it is saved', async () => {
    const current = await get(b);
    const saved = await server.call('annotations.edit', {
      params: { collection, image: b },
      body: {
        version: current.version,
        edits: [{ verb: 'create', box: [0.5, 0.5, 0.2, 0.2], species: 'giraffe' }],
      },
    });
    await server.call('history.undo', { params: { collection } });
    await server.call('history.redo', { params: { collection } });
    // When this has come, everything before it has.
    await put('labels/train/a.txt', '0 0.3 0.3 0.1 0.1\n');
    await soon(() =>
      expect(outside().map((event) => 'image' in event && event.image)).toContain(a),
    );
    expect(outside().map((event) => 'image' in event && event.image)).not.toContain(b);
    expect((await get(b)).version).toBe(saved.version);
  });

  it('is told as somebody else’s when another program puts it back', async () => {
    const { version } = await get(b);
    const ours = await readFile(join(root, 'labels/train/b.txt'));
    await put('labels/train/b.txt', '0 0.1 0.1 0.1 0.1\n');
    await soon(() => expect(outside()).toHaveLength(1));
    await put('labels/train/b.txt', ours);
    await soon(() => expect(outside().at(-1)).toMatchObject({ image: b, version }));
  });
});

/** A server that watches less than it is told to, with a dataset of two photographs. */
async function limited(watch: Partial<WatchLimits>) {
  const own = await temporaryFolder('watch-limited');
  await makeDataset(own.path, [
    { path: 'train/a.jpg', individual: 'Asha', labelled: true },
    { path: 'train/b.jpg', individual: 'Bahati', labelled: true },
  ]);
  const limitedServer = await testServer({ watch });
  const told: ServerEvent[] = [];
  limitedServer.workbench.events.listen((event) => told.push(event));
  const open = () => limitedServer.call('collections.open', { body: { path: own.path } });
  const { id } = await open();
  await limitedServer.workbench.collections.scanned(id);
  return {
    id,
    open,
    call: limitedServer.call,
    put: (path: string, content: string) => writeFile(join(own.path, path), content),
    changed: () =>
      told.flatMap((event) => (event.type === 'image' && event.outside ? event.image : [])),
    [Symbol.asyncDispose]: async () => {
      await limitedServer[Symbol.asyncDispose]();
      await own[Symbol.asyncDispose]();
    },
  };
}

describe('a dataset of more folders than can be watched', () => {
  it('says so, and is looked at now and then', async () => {
    await using dataset = await limited({ folders: 1, rescanEvery: 100 });
    const { items } = await dataset.call('collections.problems', {
      params: { collection: dataset.id },
      query: {},
    });
    const [problem] = items.filter(({ code }) => code === 'watch-limit');
    expect(problem).toMatchObject({ severity: 'warning' });
    expect(problem!.remedy).toBeTruthy();
    await dataset.put('labels/train/a.txt', '');
    await soon(() => expect(dataset.changed()).toEqual([a]));
  });

  it('is looked at when somebody opens it again', async () => {
    await using dataset = await limited({ folders: 1, rescanAtMostEvery: 0 });
    await dataset.put('labels/train/b.txt', '');
    await dataset.open();
    await soon(() => expect(dataset.changed()).toEqual([b]));
  });
});

describe('more changes at once than are followed one by one', () => {
  it('are all found', async () => {
    await using dataset = await limited({ files: 1 });
    await Promise.all(['a', 'b'].map((name) => dataset.put(`labels/train/${name}.txt`, '')));
    await soon(() => expect(dataset.changed().sort()).toEqual([a, b]));
    const query = { status: 'empty' as const };
    const params = { collection: dataset.id };
    expect((await dataset.call('images.list', { params, query })).total).toBe(2);
  });
});

describe('a dataset that is closed', () => {
  it('is watched no longer', async () => {
    await server.call('collections.close', { params: { collection } });
    events = [];
    await put('labels/train/a.txt', `${animalLine}\n`);
    await using other = await temporaryFolder('watch-other');
    await makeDataset(other.path, [{ path: 'train/o.jpg', individual: 'Asha', labelled: true }]);
    const { id } = await server.call('collections.open', { body: { path: other.path } });
    await server.workbench.collections.scanned(id);
    await writeFile(join(other.path, 'labels/train/o.txt'), '');
    await soon(() => expect(outside()).toMatchObject([{ collection: id }]));
    await server.call('collections.close', { params: { collection: id } });
  });
});
