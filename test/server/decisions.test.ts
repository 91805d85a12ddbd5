import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Edit } from '../../server/contract/edit.ts';
import { SleuthsError } from '../../server/contract/errors.ts';
import type { ServerEvent } from '../../server/contract/events.ts';
import type { ImageDocument } from '../../server/contract/image.ts';
import { animalLine, makeDataset, temporaryFolder } from '../support/made-dataset.ts';
import { openIndexed, testServer, type TestServer } from './harness.ts';

let server: TestServer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let root: string;
let collection: string;
let events: ServerEvent[] = [];

const images = ['a', 'b', 'c'].map((name) => `images/train/${name}.jpg`);

beforeAll(async () => {
  folder = await temporaryFolder('decisions');
  root = join(folder.path, 'savanna');
  await makeDataset(
    root,
    ['a', 'b', 'c'].map((name, index) => ({
      path: `train/${name}.jpg`,
      individual: 'Asha',
      labelled: name !== 'c',
      shift: index,
    })),
  );
  server = await testServer();
  server.workbench.events.listen((event) => events.push(event));
  collection = await openIndexed(server, root);
}, 120_000);

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

beforeEach(() => {
  events = [];
});

const get = (image: string) => server.call('images.get', { params: { collection, image } });

const apply = (decisions: { image: string; version: string; edits: Edit[] }[], step?: string) =>
  server.call('decisions.apply', {
    params: { collection },
    body: { decisions, ...(step === undefined ? {} : { step }) },
  });

const undo = () => server.call('history.undo', { params: { collection } });
const redo = () => server.call('history.redo', { params: { collection } });

const nameIt = ({ id: image, version, annotations }: ImageDocument, individual: string) => ({
  image,
  version,
  edits: [{ verb: 'update' as const, annotation: annotations[0]!.id, individual }],
});

const draw: Edit = { verb: 'create', box: [0.5, 0.5, 0.2, 0.2], species: 'giraffe' };

async function filesOf(): Promise<Record<string, string>> {
  const names = await readdir(root, { recursive: true });
  const kept = names.filter((name) => /\.(txt|json|yaml)$/.test(name) && !name.startsWith('.'));
  const texts = kept
    .sort()
    .map(async (name) => [name, await readFile(join(root, name), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}

const imageEvents = () => events.filter((event) => event.type === 'image');

async function failure(work: Promise<unknown>): Promise<SleuthsError['body']> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SleuthsError);
  return (error as SleuthsError).body;
}

describe('deciding about several images', () => {
  it('saves those that it can and refuses the others, each with its reason', async () => {
    const [a, b, c] = await Promise.all(images.map(get));
    const { saved, refused } = await apply([
      nameIt(a!, 'Dalila'),
      { ...nameIt(b!, 'Dalila'), version: 'an old one' },
      { image: c!.id, version: c!.version, edits: [{ verb: 'accept', annotation: 'not there' }] },
      { image: 'images/train/none.jpg', version: '', edits: [draw] },
    ]);
    expect(saved.map(({ image }) => image)).toEqual([images[0]]);
    const after = await get(images[0]!);
    expect(after).toMatchObject({ version: saved[0]!.version });
    expect(after.annotations[0]!.individual).toBe('Dalila');
    const reasons = new Map(refused.map(({ image, error }) => [image, error]));
    const stale = reasons.get(images[1]!);
    expect(stale).toMatchObject({ code: 'stale', current: { id: images[1], version: b!.version } });
    expect(reasons.get(images[2]!)).toMatchObject({ code: 'not-found' });
    expect(reasons.get('images/train/none.jpg')).toMatchObject({ code: 'not-found' });
    expect(imageEvents()).toMatchObject([
      { image: images[0], version: saved[0]!.version, outside: false },
    ]);
    await undo();
  });

  it('takes several decisions about one image as it was seen once', async () => {
    const before = await get(images[0]!);
    const { saved, refused } = await apply([
      nameIt(before, 'Dalila'),
      { image: before.id, version: before.version, edits: [draw] },
    ]);
    expect([saved.length, refused.length]).toEqual([2, 0]);
    const after = await get(images[0]!);
    expect(after.version).toBe(saved[1]!.version);
    expect(after.annotations.filter(({ line }) => line !== null)).toHaveLength(2);
    await undo();
    await undo();
    expect((await get(images[0]!)).version).toBe(before.version);
  });

  it('is undone as one step, and the list and everybody hear of it', async () => {
    const before = await filesOf();
    const documents = await Promise.all(images.slice(0, 2).map(get));
    await apply([nameIt(documents[0]!, 'Eshe')], 'both');
    await apply([nameIt(documents[1]!, 'Eshe')], 'both');
    const named = () =>
      server.call('images.list', { params: { collection }, query: { individual: 'Eshe' } });
    expect((await named()).total).toBe(2);
    events = [];
    const step = await undo();
    expect(step).toMatchObject({ by: 'tester', verbs: ['update'], images: 2, image: images[0] });
    expect(await filesOf()).toEqual(before);
    expect((await named()).total).toBe(0);
    expect(
      imageEvents()
        .map((event) => 'image' in event && event.image)
        .sort(),
    ).toEqual(images.slice(0, 2));
    await redo();
    expect((await named()).total).toBe(2);
    await undo();
    expect(await filesOf()).toEqual(before);
  });

  it('is undone in the gallery too', async () => {
    const document = await get(images[0]!);
    const suggestions = async () => {
      const { annotations } = await get(images[1]!);
      const reply = await server.call('annotations.suggestions', {
        params: { collection, image: images[1]!, annotation: annotations[0]!.id },
        query: {},
      });
      return reply.suggestions.map(({ individual }) => individual);
    };
    await apply([nameIt(document, 'Farasi')]);
    expect(await suggestions()).toContain('Farasi');
    await undo();
    expect(await suggestions()).not.toContain('Farasi');
  });
});

describe('an undo', () => {
  it('says what is in the way when another program has changed the file', async () => {
    const document = await get(images[0]!);
    await apply([{ image: document.id, version: document.version, edits: [draw] }]);
    const file = join(root, 'labels/train/a.txt');
    const ours = await readFile(file, 'utf8');
    await writeFile(file, `${ours}0 0.1 0.1 0.1 0.1\n`);
    const error = await failure(undo());
    expect(error).toMatchObject({ code: 'conflict', file: 'labels/train/a.txt' });
    await writeFile(file, ours);
    await undo();
    expect(await readFile(file, 'utf8')).toBe(`${animalLine}\n`);
  });

  it('of a removed image brings it back into the list', async () => {
    const listed = async () =>
      (await server.call('images.list', { params: { collection }, query: {} })).items.map(
        ({ id }) => id,
      );
    await server.call('images.delete', { params: { collection, image: images[2]! } });
    expect(await listed()).not.toContain(images[2]);
    expect(await undo()).toMatchObject({ verbs: ['remove-image'], image: images[2] });
    expect(await listed()).toContain(images[2]);
    await redo();
    expect(await listed()).not.toContain(images[2]);
    await undo();
  });

  it('is refused when nothing is left', async () => {
    for (;;) {
      const error = await undo().then(
        () => null,
        (thrown: unknown) => thrown,
      );
      if (!error) continue;
      expect(error).toHaveProperty('body.code', 'not-found');
      break;
    }
    const { items } = await server.call('history.list', { params: { collection }, query: {} });
    expect(items[0]).toMatchObject({ by: 'tester' });
  });
});
