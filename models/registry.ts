import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SleuthsError } from '../server/contract/errors.ts';
import type { ModelDescription } from '../server/contract/model.ts';
import { replaceFile } from './atomic-files.ts';
import { checkDescription } from './check-description.ts';
import registry from './registry.json' with { type: 'json' };

/** The models that come with Safari Sleuths. */
export const builtinModels: readonly ModelDescription[] = registry.models.map((model) =>
  checkDescription(model, 'models/registry.json'),
);

/** Where a person's own models are described: in the weights folder, in the built-in one's form. */
const userRegistryFile = (folder: string): string => path.join(folder, 'registry.json');

/**
 * Reads a person's own models; none where there is no such file.
 * @throws {SleuthsError} `unprocessable` or `bad-request` where the file is damaged
 */
export async function readUserModels(folder: string): Promise<ModelDescription[]> {
  const file = userRegistryFile(folder);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  let models: unknown;
  try {
    ({ models } = JSON.parse(text) as { models?: unknown });
    if (!Array.isArray(models)) throw new Error('It has no list of models.');
  } catch (cause) {
    throw new SleuthsError(
      {
        code: 'unprocessable',
        message: `${file} is not a registry of models: ${(cause as Error).message}`,
        remedy: 'Mend it or delete it; the built-in models do not need it.',
        file,
      },
      { cause },
    );
  }
  return models.map((model) => checkDescription(model, file));
}

export async function writeUserModels(
  folder: string,
  models: readonly ModelDescription[],
): Promise<void> {
  const text = `${JSON.stringify({ models }, null, 2)}\n`;
  await replaceFile(userRegistryFile(folder), (partial) => writeFile(partial, text));
}
