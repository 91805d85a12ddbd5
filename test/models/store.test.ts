import { createHash } from 'node:crypto';
import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ModelDescription } from '../../server/contract/model.ts';
import { detectorInput } from '../../models/describe/default-input.ts';
import { makeGraph, makeModel, makeNode, makeValueInfo } from '../../models/onnx/build.ts';
import { encodeOnnx } from '../../models/onnx/codec.ts';
import { builtinModels } from '../../models/registry.ts';
import { ModelStore } from '../../models/store.ts';
import { defaultWeightsFolder, projectRoot } from '../../models/weights-folder.ts';
import { temporaryFolder, writeText } from '../support/made-dataset.ts';
import { closedAddress, type LocalWeb, localWeb } from './support/local-web.ts';
import { npmRegistry, packPackage } from './support/npm-registry.ts';
import { starterModel } from './support/starter.ts';

const onnx = encodeOnnx(
  makeModel(
    makeGraph({
      name: 'made',
      nodes: [makeNode('Identity', ['images'], ['output'])],
      inputs: [makeValueInfo('images', [1, 3, 640, 640])],
      outputs: [makeValueInfo('output', [1, 6, 8400])],
    }),
  ),
);
const sha256 = createHash('sha256').update(onnx).digest('hex');

const described = (source: ModelDescription['source'], id = 'mine'): ModelDescription => ({
  id,
  task: 'detection',
  architecture: 'YOLOv8',
  licence: 'MIT',
  source,
  input: detectorInput('yolov8', { width: 640, height: 640 }),
  head: 'yolov8',
  classes: ['lion', 'leopard'],
});

const webServer = (content: Uint8Array = onnx): Promise<LocalWeb> =>
  localWeb((_request, response) => response.end(content));

const body = (fields: object): object => ({ body: expect.objectContaining(fields) as object });

afterEach(() => vi.unstubAllEnvs());

describe('the weights folder', () => {
  it('is in the project, or where the environment says', () => {
    vi.stubEnv('SLEUTHS_MODELS', undefined);
    expect(defaultWeightsFolder()).toBe(path.join(projectRoot(), 'models', 'weights'));
    vi.stubEnv('SLEUTHS_MODELS', '/elsewhere');
    expect(new ModelStore().folder).toBe(path.resolve('/elsewhere'));
    expect(new ModelStore({ folder: '/mine' }).folder).toBe(path.resolve('/mine'));
  });
});

describe('the built-in models', () => {
  it('are listed, with licence and whether they are installed', async () => {
    await using folder = await temporaryFolder('store');
    const models = await new ModelStore({ folder: folder.path }).list();
    expect(models.map(({ model }) => model.task)).toEqual(['detection', 'embedding']);
    for (const { model, installed, builtin, file, bytes, sha256 } of models) {
      expect({ installed, builtin, file, bytes, sha256 }).toEqual({
        installed: false,
        builtin: true,
        file: null,
        bytes: null,
        sha256: null,
      });
      expect(model.licence).toBe('Apache-2.0');
      expect(model.source).toMatchObject({
        kind: 'npm',
        integrity: expect.stringMatching(/^sha512-/) as string,
      });
    }
    const [detector] = models;
    expect(detector?.model.classes?.[24]).toBe('giraffe');
    expect(detector?.model.classes?.[23]).toBe('zebra');
    expect(detector?.model.classes?.[21]).toBe('elephant');
  });

  it('are fetched once and answer what to load, with a fingerprint', async () => {
    const { onnx: detector } = await starterModel('coco-ssdlite-mobilenet-v2');
    const { onnx: embedder } = await starterModel('coco-ssdlite-mobilenet-v2-backbone');
    for (const { file, sha256: fingerprint } of [detector, embedder]) {
      const actual = createHash('sha256')
        .update(await readFile(file))
        .digest('hex');
      expect(fingerprint).toBe(actual);
    }
    // A copy elsewhere is understood by what the converter wrote into it.
    const copy = await new ModelStore().resolve(detector.file);
    expect({ ...copy.description, source: null }).toEqual({
      ...detector.description,
      source: null,
      description: undefined,
      convert: undefined,
    });
    const { dimensions } = (await new ModelStore().resolve(embedder.file)).description;
    expect(dimensions).toBe(640);
    // No registry is asked for what is there.
    const offline = new ModelStore({ npmRegistry: await closedAddress() });
    for (const { id } of builtinModels) {
      expect(await offline.download(id)).toMatchObject({ installed: true });
    }
  }, 300_000);

  it('say how to get them when they are not installed or cannot be reached', async () => {
    await using folder = await temporaryFolder('store');
    const store = new ModelStore({ folder: folder.path, npmRegistry: await closedAddress() });
    const [{ id }] = builtinModels as [ModelDescription];
    await expect(store.resolve(id)).rejects.toMatchObject(
      body({ code: 'unavailable', remedy: expect.stringContaining(`download ${id}`) as string }),
    );
    await expect(store.download(id)).rejects.toMatchObject(body({ code: 'unavailable' }));
    expect((await store.list())[0]?.installed).toBe(false);
    expect(await readdir(folder.path, { recursive: true })).toEqual(['sources']);
  });
});

describe('a model of one’s own', () => {
  it('is described, fetched from the web, resolved and removed', async () => {
    await using folder = await temporaryFolder('store');
    await using web = await webServer();
    const store = new ModelStore({ folder: folder.path });
    const added = await store.add(described({ kind: 'https', url: `${web.address}/m`, sha256 }));
    expect(added).toMatchObject({ installed: false, builtin: false });
    const progress: number[] = [];
    const installed = await store.download('mine', { onProgress: (done) => progress.push(done) });
    expect(installed).toMatchObject({ installed: true, sha256, bytes: onnx.length });
    expect(progress.at(-1)).toBe(onnx.length);
    await store.download('mine');
    expect(web.requests).toHaveLength(1);

    const another = new ModelStore({ folder: folder.path });
    const { description, file } = await another.resolve('mine', { classes: ['cat', 'dog'] });
    expect(description).toMatchObject({ id: 'mine', classes: ['cat', 'dog'] });
    expect(await readFile(file)).toEqual(Buffer.from(onnx));

    await another.remove('mine');
    expect((await store.list()).map(({ model }) => model.id)).not.toContain('mine');
    expect(await readdir(path.join(folder.path, 'sources'))).toEqual([]);
    await expect(store.resolve('mine')).rejects.toMatchObject(body({ code: 'not-found' }));
  });

  it('is fetched from an npm package', async () => {
    await using folder = await temporaryFolder('store');
    const made = await packPackage(path.join(folder.path, 'made'), {
      'package.json': '{ "name": "made", "version": "1.0.0" }',
      'nets/a.onnx': onnx,
    });
    await using web = await npmRegistry(made);
    const store = new ModelStore({ folder: folder.path, npmRegistry: web.address });
    const { integrity } = made;
    const files = ['nets/a.onnx'];
    await store.add(described({ kind: 'npm', package: 'made@1.0.0', integrity, files }));
    expect(await store.download('mine')).toMatchObject({ installed: true, sha256 });
  });

  it('is a local file, which stays where it is', async () => {
    await using folder = await temporaryFolder('store');
    const file = path.join(folder.path, 'Lions v2.onnx');
    await writeFile(file, onnx);
    const store = new ModelStore({ folder: path.join(folder.path, 'weights') });
    const added = await store.addFile(file, { classes: ['lion', 'leopard'] });
    expect(added).toMatchObject({ installed: true, file, sha256, builtin: false });
    expect(added.model).toMatchObject({ id: 'lions-v2', head: 'yolov8' });
    expect(await store.download('lions-v2')).toEqual(added);
    await expect(store.addFile(file)).rejects.toMatchObject(
      body({ code: 'conflict', field: 'id' }),
    );
    await store.remove('lions-v2');
    expect(await readFile(file)).toEqual(Buffer.from(onnx));

    await store.addFile(file, { id: 'gone' });
    await rm(file);
    await expect(store.resolve('gone')).rejects.toMatchObject(
      body({ code: 'unavailable', message: expect.stringContaining(file) as string }),
    );
  });

  it('gets a new fingerprint when its file changes', async () => {
    await using folder = await temporaryFolder('store');
    const file = path.join(folder.path, 'net.onnx');
    await writeFile(file, onnx);
    const store = new ModelStore({ folder: folder.path });
    const before = await store.resolve(file, { classes: ['a', 'b'] });
    const changed = Uint8Array.from(onnx);
    changed.set(Buffer.from('Equality'), Buffer.from(onnx).indexOf('Identity'));
    await writeFile(file, changed);
    await utimes(file, new Date(), new Date(Date.now() + 5000));
    expect((await store.resolve(file)).sha256).not.toBe(before.sha256);
  });

  it('leaves nothing behind when it is not the file that is expected', async () => {
    await using folder = await temporaryFolder('store');
    await using web = await webServer(Buffer.from('something else'));
    const store = new ModelStore({ folder: folder.path });
    await store.add(described({ kind: 'https', url: `${web.address}/m`, sha256 }));
    await expect(store.download('mine')).rejects.toMatchObject(body({ code: 'unprocessable' }));
    expect((await readdir(folder.path, { recursive: true })).sort()).toEqual([
      'registry.json',
      'sources',
    ]);
  });

  it('is not installed when what was fetched is no model', async () => {
    await using folder = await temporaryFolder('store');
    const content = Buffer.from('not a model');
    await using web = await webServer(content);
    const store = new ModelStore({ folder: folder.path });
    const digest = createHash('sha256').update(content).digest('hex');
    const url = `${web.address}/m`;
    await store.add(described({ kind: 'https', url, sha256: digest }));
    await expect(store.download('mine')).rejects.toMatchObject(body({ code: 'unprocessable' }));
    expect((await store.list()).at(-1)?.installed).toBe(false);
  });

  it('is made again when its file was cut short', async () => {
    await using folder = await temporaryFolder('store');
    await using web = await webServer();
    const store = new ModelStore({ folder: folder.path });
    await store.add(described({ kind: 'https', url: `${web.address}/m`, sha256 }));
    const { file } = await store.download('mine');
    await writeFile(file ?? '', onnx.subarray(0, 10));
    expect((await store.list()).at(-1)?.installed).toBe(false);
    expect(await store.download('mine')).toMatchObject({ installed: true, sha256 });
    // What was fetched is still there: nothing is fetched again.
    expect(web.requests).toHaveLength(1);
  });

  it('is whole when several fetch it at once', async () => {
    await using folder = await temporaryFolder('store');
    await using web = await webServer();
    const stores = Array.from({ length: 4 }, () => new ModelStore({ folder: folder.path }));
    await stores[0]?.add(described({ kind: 'https', url: `${web.address}/m`, sha256 }));
    const results = await Promise.all(stores.map((store) => store.download('mine')));
    for (const result of results) expect(result).toMatchObject({ installed: true, sha256 });
    const left = await readdir(folder.path, { recursive: true });
    expect(left.filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('is refused when its description is not right, with the field', async () => {
    await using folder = await temporaryFolder('store');
    const store = new ModelStore({ folder: folder.path });
    const file = { kind: 'file', path: '/nowhere/net.onnx' } as const;
    const refused = (description: object) => expect(store.add(description)).rejects;
    await refused({ ...described(file), id: '../x' }).toMatchObject(
      body({ code: 'bad-request', field: 'id' }),
    );
    await refused({ ...described(file), input: { width: 'wide' } }).toMatchObject(
      body({ code: 'bad-request', field: expect.stringMatching(/^input/) as string }),
    );
    await refused({ ...described(file), task: 'embedding' }).toMatchObject(
      body({ code: 'bad-request', field: 'dimensions' }),
    );
    await refused(described(file)).toMatchObject(body({ code: 'not-found' }));
    const [{ id }] = builtinModels as [ModelDescription];
    const url = 'https://example.org/net.onnx';
    await refused(described({ kind: 'https', url, sha256 }, id)).toMatchObject(
      body({ code: 'conflict' }),
    );
  });

  it('is not lost in a registry that is damaged: that is told', async () => {
    await using folder = await temporaryFolder('store');
    const file = path.join(folder.path, 'registry.json');
    await writeText(file, '{ "models": [');
    const store = new ModelStore({ folder: folder.path });
    await expect(store.list()).rejects.toMatchObject(body({ code: 'unprocessable', file }));
    await writeText(file, '{ "models": [{ "id": "mine" }] }');
    await expect(store.list()).rejects.toMatchObject(body({ code: 'bad-request', file }));
  });

  it('that is unknown is answered with those that are known', async () => {
    await using folder = await temporaryFolder('store');
    const store = new ModelStore({ folder: folder.path });
    const unknown = body({
      code: 'not-found',
      remedy: expect.stringContaining('coco-ssdlite-mobilenet-v2') as string,
    });
    await expect(store.resolve('lynx')).rejects.toMatchObject(unknown);
    await expect(store.download('lynx')).rejects.toMatchObject(unknown);
    await expect(store.remove('lynx')).rejects.toMatchObject(unknown);
    await expect(store.resolve('lynx.onnx')).rejects.toMatchObject(body({ code: 'not-found' }));
  });
});
