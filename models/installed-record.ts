import { createHash } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ModelDescription } from '../server/contract/model.ts';
import { replaceFile } from './atomic-files.ts';
import { converterVersion } from './convert/converter-version.ts';
import type { FileFingerprint } from './file-fingerprint.ts';

interface InstalledRecord extends FileFingerprint {
  /** Of the description and the converter that made the file: a change makes the file stale. */
  recipe: string;
}

/** Where a model's ONNX file lies once it is installed. */
export function weightsFile(folder: string, id: string): string {
  return path.join(folder, `${id}.onnx`);
}

const recordFile = (folder: string, id: string): string =>
  path.join(folder, `${id}.installed.json`);

function recipeOf({ source, convert, input, classes, head, dimensions }: ModelDescription): string {
  const made = { source, convert, input, classes, head, dimensions, converterVersion };
  return createHash('sha256').update(JSON.stringify(made)).digest('hex');
}

/** Notes that a model's file is whole. Written last, so that a crash leaves it absent. */
export async function writeRecord(
  folder: string,
  model: ModelDescription,
  fingerprint: FileFingerprint,
): Promise<void> {
  const record: InstalledRecord = { recipe: recipeOf(model), ...fingerprint };
  const text = `${JSON.stringify(record)}\n`;
  await replaceFile(recordFile(folder, model.id), (partial) => writeFile(partial, text));
}

/** @returns undefined where the model is not installed, not whole, or made from another recipe */
export async function readRecord(
  folder: string,
  model: ModelDescription,
): Promise<FileFingerprint | undefined> {
  try {
    const text = await readFile(recordFile(folder, model.id), 'utf8');
    const { recipe, bytes, sha256 } = JSON.parse(text) as InstalledRecord;
    const { size } = await stat(weightsFile(folder, model.id));
    return recipe === recipeOf(model) && size === bytes ? { bytes, sha256 } : undefined;
  } catch {
    return undefined;
  }
}

export async function removeWeights(folder: string, id: string): Promise<void> {
  await rm(recordFile(folder, id), { force: true });
  await rm(weightsFile(folder, id), { force: true });
}
