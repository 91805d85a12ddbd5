import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ErrorBody } from '../../contract/errors.ts';
import { asSleuthsError, hasCode } from '../storage/disk-error.ts';
import type { Photograph } from '../photograph.ts';

/** A file's bytes: null where it does not exist, or is there but cannot be read. */
export interface FileContent {
  file: string;
  bytes: Buffer | null;
  /** Why a file that is there cannot be read. */
  unreadable: ErrorBody | null;
}

/** The two files that hold what is known of a photograph. */
export interface RecordFiles {
  labels: FileContent;
  sidecar: FileContent;
  version: string;
}

/** No label file is longer: this is some 40,000 boxes. */
export const longestFile = 4 * 1024 * 1024;

/** Reads both files. One that cannot be read is a problem of this photograph alone. */
export async function readRecordFiles(photograph: Photograph): Promise<RecordFiles> {
  const [labels, sidecar] = await Promise.all([
    readWithEitherName(photograph.labelFile),
    readWithEitherName(photograph.sidecarFile),
  ]);
  return { labels, sidecar, version: versionOf(labels, sidecar) };
}

/** A fingerprint of both files that tells an absent file from an empty one. */
export function versionOf(labels: FileContent, sidecar: FileContent): string {
  const hash = createHash('sha256');
  for (const { bytes, unreadable } of [labels, sidecar]) {
    hash.update(bytes ? `${bytes.length}:` : unreadable ? '?' : '-');
    if (bytes) hash.update(bytes);
  }
  return hash.digest('hex').slice(0, 32);
}

/**
 * Reads a file, also under the other Unicode form of its name: macOS writes é as two characters where
 * others write one, so a copied label file may be spelt differently from its photograph.
 */
async function readWithEitherName(file: string): Promise<FileContent> {
  const content = await readContent(file);
  if (content.bytes || content.unreadable) return content;
  const name = basename(file);
  for (const other of [name.normalize('NFC'), name.normalize('NFD')]) {
    if (other === name) continue;
    const there = await readContent(join(dirname(file), other));
    if (there.bytes || there.unreadable) return there;
  }
  return content;
}

async function readContent(file: string): Promise<FileContent> {
  try {
    if ((await stat(file)).size > longestFile) {
      throw Object.assign(new Error('it is longer than 4 MB'), { code: 'EFBIG' });
    }
    return { file, bytes: await readFile(file), unreadable: null };
  } catch (error) {
    const absent = hasCode(error, 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG');
    return {
      file,
      bytes: null,
      unreadable: absent ? null : asSleuthsError(error, 'read', file).body,
    };
  }
}
