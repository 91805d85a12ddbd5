import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { asSleuthsError, hasCode } from '../storage/disk-error.ts';
import type { Photograph } from '../photograph.ts';

/** A file's bytes, null where it does not exist. */
export interface FileContent {
  file: string;
  bytes: Buffer | null;
}

/** The two files that hold what is known of a photograph. */
export interface RecordFiles {
  labels: FileContent;
  sidecar: FileContent;
  version: string;
}

/** No label file is longer: this is some 40,000 boxes. */
export const longestFile = 4 * 1024 * 1024;

/** @throws SleuthsError when a file is there but cannot be read */
export async function readRecordFiles(photograph: Photograph): Promise<RecordFiles> {
  const [labels, sidecar] = await Promise.all([
    readWithEitherName(photograph.labelFile),
    readWithEitherName(photograph.sidecarFile),
  ]);
  return { labels, sidecar, version: versionOf(labels.bytes, sidecar.bytes) };
}

/** A fingerprint of both files that tells an absent file from an empty one. */
export function versionOf(labels: Buffer | null, sidecar: Buffer | null): string {
  const hash = createHash('sha256');
  for (const bytes of [labels, sidecar]) {
    hash.update(bytes ? `${bytes.length}:` : '-');
    if (bytes) hash.update(bytes);
  }
  return hash.digest('hex').slice(0, 32);
}

/**
 * Reads a file, also under the other Unicode form of its name: macOS writes é as two characters where
 * others write one, so a copied label file may be spelt differently from its photograph.
 */
async function readWithEitherName(file: string): Promise<FileContent> {
  const bytes = await readIfThere(file);
  if (bytes) return { file, bytes };
  const name = basename(file);
  for (const other of [name.normalize('NFC'), name.normalize('NFD')]) {
    if (other === name) continue;
    const there = await readIfThere(join(dirname(file), other));
    if (there) return { file: join(dirname(file), other), bytes: there };
  }
  return { file, bytes: null };
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    if ((await stat(file)).size > longestFile) {
      throw Object.assign(new Error('it is longer than 4 MB'), { code: 'EFBIG' });
    }
    return await readFile(file);
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG')) return null;
    throw asSleuthsError(error, 'read', file);
  }
}
