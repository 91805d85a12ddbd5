import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { SleuthsError } from '../server/contract/errors.ts';

export interface FileFingerprint {
  bytes: number;
  /** Of the whole content, in hexadecimal. */
  sha256: string;
}

interface Remembered extends FileFingerprint {
  mtimeMs: number;
}

const remembered = new Map<string, Remembered>();

/**
 * Size and sha256 of a file. Read again only when its size or time of change differ.
 * @throws {SleuthsError} `not-found`
 */
export async function fileFingerprint(file: string): Promise<FileFingerprint> {
  const info = await stat(file).catch((cause: unknown) => {
    const message = `The model file ${file} cannot be read.`;
    throw new SleuthsError({ code: 'not-found', message, file }, { cause });
  });
  const known = remembered.get(file);
  if (known?.bytes === info.size && known.mtimeMs === info.mtimeMs) {
    return { bytes: known.bytes, sha256: known.sha256 };
  }
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  const fingerprint = { bytes: info.size, sha256: hash.digest('hex') };
  remembered.set(file, { ...fingerprint, mtimeMs: info.mtimeMs });
  return fingerprint;
}
