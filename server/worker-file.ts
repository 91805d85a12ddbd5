import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where the code of a worker thread lies: `server/<name>.ts` when the sources run directly, and
 * `<last part of name>.js` beside the bundle otherwise.
 * @param name path in `server/` without extension, e.g. `catalogue/catalogue-worker`
 * @param from `import.meta.url` of the caller
 */
export function workerFile(name: string, from: string): URL {
  const fromSources = extname(fileURLToPath(from)) === '.ts';
  // This file lies in server/, so that names resolve against it whoever asks.
  return fromSources
    ? new URL(`./${name}.ts`, import.meta.url)
    : new URL(`./${basename(name)}.js`, import.meta.url);
}
