import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { fetchHttps } from '../../models/fetch-https.ts';
import type { FetchOptions, FetchProgress } from '../../models/fetch-options.ts';
import { temporaryFolder } from '../support/made-dataset.ts';
import { closedAddress, localWeb } from './support/local-web.ts';

const content = Buffer.alloc(300_000, 'safari');
const sha256 = createHash('sha256').update(content).digest('hex');

const whole: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-length': content.length }).end(content);
};

/** Fetches from a server that answers so; answers the file's bytes. */
async function fetchFrom(
  answer: RequestListener,
  expected = sha256,
  options: FetchOptions = {},
): Promise<Buffer> {
  await using folder = await temporaryFolder('https');
  await using web = await localWeb(answer);
  const file = path.join(folder.path, 'model.onnx');
  await fetchHttps(
    { kind: 'https', url: `${web.address}/m.onnx`, sha256: expected },
    file,
    options,
  );
  return await readFile(file);
}

describe('a file of the web', () => {
  it('is fetched, with progress', async () => {
    const progress: FetchProgress[] = [];
    const onProgress = (step: FetchProgress) => progress.push(step);
    expect(await fetchFrom(whole, sha256, { onProgress })).toEqual(content);
    expect(progress.at(-1)).toEqual({ done: content.length, total: content.length });
  });

  it('is refused when its checksum differs, with both named', async () => {
    const wanted = '0'.repeat(64);
    await expect(fetchFrom(whole, wanted)).rejects.toMatchObject({
      body: {
        code: 'unprocessable',
        message: expect.stringMatching(new RegExp(`${wanted}.*${sha256}`)) as string,
        remedy: expect.any(String) as string,
      },
    });
  });

  it('is refused when the transfer breaks off', async () => {
    const truncated: RequestListener = (_request, response) => {
      response.writeHead(200, { 'content-length': content.length });
      response.write(content.subarray(0, 1000), () => response.destroy());
    };
    await expect(fetchFrom(truncated)).rejects.toMatchObject({
      body: { code: 'unavailable', message: expect.stringContaining('300000 bytes') as string },
    });
  });

  it('is refused when the server does not have it', async () => {
    const missing: RequestListener = (_request, response) => response.writeHead(404).end();
    await expect(fetchFrom(missing)).rejects.toMatchObject({
      body: { code: 'unavailable', message: expect.stringContaining('404') as string },
    });
  });

  it('tells that the other side cannot be reached', async () => {
    await using folder = await temporaryFolder('https');
    const url = `${await closedAddress()}/m.onnx`;
    const file = path.join(folder.path, 'model.onnx');
    await expect(fetchHttps({ kind: 'https', url, sha256 }, file)).rejects.toMatchObject({
      body: {
        code: 'unavailable',
        message: expect.stringContaining('cannot be reached') as string,
        remedy: expect.stringContaining('network') as string,
      },
    });
  });

  it('is not fetched without encryption', async () => {
    const url = 'http://example.org/m.onnx';
    await expect(fetchHttps({ kind: 'https', url, sha256 }, 'x')).rejects.toMatchObject({
      body: { code: 'bad-request', field: 'source.url' },
    });
  });

  it('can be aborted on the way', async () => {
    const controller = new AbortController();
    const never: RequestListener = (_request, response) => {
      response.writeHead(200, { 'content-length': content.length });
      response.write(content.subarray(0, 1000));
    };
    const onProgress = () => controller.abort(new Error('enough'));
    const fetching = fetchFrom(never, sha256, { onProgress, signal: controller.signal });
    await expect(fetching).rejects.toThrow('enough');
  });
});
