import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

function isProject(folder: string): boolean {
  try {
    const { name } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      name?: string;
    };
    return name === 'safari-sleuths';
  } catch {
    return false;
  }
}

/**
 * The project's root: the nearest folder upwards whose package.json is ours. It is searched for,
 * because this code runs from `models/` as well as from a bundle in `dist/`.
 */
export function projectRoot(from: string = path.dirname(fileURLToPath(import.meta.url))): string {
  if (isProject(from)) return from;
  const parent = path.dirname(from);
  if (parent === from) throw new Error('The package.json of safari-sleuths was not found.');
  return projectRoot(parent);
}

/** Where fetched and converted models lie: SLEUTHS_MODELS, or `models/weights` of the project. */
export function defaultWeightsFolder(): string {
  return process.env['SLEUTHS_MODELS'] ?? path.join(projectRoot(), 'models', 'weights');
}
