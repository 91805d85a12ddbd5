import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trimCache } from '../../server/collections/picture-cache-limit.ts';
import { makeDataset, temporaryFolder, writeText } from '../support/made-dataset.ts';
import { testServer, type TestServer } from './harness.ts';

let server: TestServer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let collection: string;

beforeAll(async () => {
  folder = await temporaryFolder('pictures');
  await makeDataset(folder.path, [
    { path: 'train/small.jpg', individual: 'Asha', labelled: false },
  ]);
  const large = sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#345' } });
  await writeText(join(folder.path, 'images/train/large.jpg'), await large.jpeg().toBuffer());
  await writeText(join(folder.path, 'images/train/small.tif'), await large.tiff().toBuffer());
  server = await testServer();
  ({ id: collection } = await server.call('collections.open', { body: { path: folder.path } }));
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const picture = (
  image: string,
  query: { size: 'thumbnail' | 'screen' | 'full'; equalise?: boolean },
) =>
  server.call('images.picture', {
    params: { collection, image: `images/train/${image}` },
    query,
  });

const original = (image: string) => join(folder.path, 'images/train', image);

describe('a picture for the screen', () => {
  it('is the photograph itself where that is no larger', async () => {
    expect((await picture('small.jpg', { size: 'screen' })).file).toBe(original('small.jpg'));
  });

  it('is a smaller copy of a large photograph, made once', async () => {
    const made = await picture('large.jpg', { size: 'screen' });
    expect(made.mediaType).toBe('image/jpeg');
    expect(await sharp(made.file).metadata()).toMatchObject({ width: 2048, height: 1024 });
    const { mtimeMs } = await stat(made.file);
    expect(await picture('large.jpg', { size: 'screen' })).toEqual(made);
    expect((await stat(made.file)).mtimeMs).toBe(mtimeMs);
    expect((await picture('large.jpg', { size: 'full' })).file).toBe(original('large.jpg'));
  });

  it('is a copy where browsers do not show the format', async () => {
    const { file } = await picture('small.tif', { size: 'full' });
    expect(await sharp(file).metadata()).toMatchObject({ format: 'jpeg', width: 2048 });
  });

  it('has its contrast evened out on demand, beside the plain one', async () => {
    const { file } = await picture('small.jpg', { size: 'screen', equalise: true });
    expect(file).not.toBe(original('small.jpg'));
    const [plain, even] = await Promise.all([original('small.jpg'), file].map((f) => readFile(f)));
    expect(even).not.toEqual(plain);
    expect(await sharp(file).metadata()).toMatchObject({ width: 320, height: 240 });
    expect((await picture('small.jpg', { size: 'screen' })).file).toBe(original('small.jpg'));
  });

  it('is made anew when the photograph was replaced', async () => {
    const before = await picture('small.jpg', { size: 'thumbnail' });
    const time = new Date(Date.now() - 60_000);
    await utimes(original('small.jpg'), time, time);
    expect((await picture('small.jpg', { size: 'thumbnail' })).file).not.toBe(before.file);
  });
});

it('the cache drops what was used longest ago when it is full', async () => {
  const cache = join(folder.path, 'a-cache');
  await mkdir(join(cache, 'screens/00'), { recursive: true });
  for (let n = 0; n < 10; n++) {
    const file = join(cache, 'screens/00', `${n}.jpg`);
    await writeFile(file, Buffer.alloc(100));
    const used = new Date(Date.now() - n * 60_000);
    await utimes(file, used, used);
  }
  expect(await trimCache(cache, 1000)).toBe(0);
  expect(await trimCache(cache, 500)).toBe(6);
  expect((await readdir(join(cache, 'screens/00'))).sort()).toEqual(
    [0, 1, 2, 3].map((n) => `${n}.jpg`),
  );
});
