import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { ImageError } from './image-error.ts';
import { imageProblem } from './image-problem.ts';

/** A picture file, opened for decoding: its bytes where they fit in memory, its path otherwise. */
export interface PhotographFile {
  path: string;
  bytes: number;
  /** SHA-256 of the file's bytes, lower-case hexadecimal. */
  contentHash: string;
  source: Buffer | string;
  head: Buffer;
  tail: Buffer;
}

/** Larger files are streamed, not held: several photographs are in hand at once. */
const heldBytes = 64 * 1024 * 1024;
const edgeBytes = 64;

/**
 * Reads a file once for hashing and decoding alike.
 * @throws ImageError image-missing, image-not-a-file, image-unreadable, image-empty
 */
export async function readPhotograph(path: string): Promise<PhotographFile> {
  return withFile(path, async (handle, bytes) => {
    if (bytes > heldBytes) {
      const contentHash = await hashStream(handle);
      return { path, bytes, contentHash, source: path, ...(await readEdges(handle, bytes)) };
    }
    const source = await handle.readFile();
    return {
      path,
      bytes: source.length,
      contentHash: createHash('sha256').update(source).digest('hex'),
      source,
      head: source.subarray(0, edgeBytes),
      tail: source.subarray(-edgeBytes),
    };
  });
}

/** As readPhotograph, but neither held nor hashed: for reading the header or drawing a thumbnail. */
export async function peekPhotograph(path: string): Promise<PhotographFile> {
  return withFile(path, async (handle, bytes) => ({
    path,
    bytes,
    contentHash: '',
    source: path,
    ...(await readEdges(handle, bytes)),
  }));
}

/**
 * SHA-256 of a picture file, lower-case hexadecimal; the file is streamed.
 * @throws ImageError as readPhotograph
 */
export async function contentHashOf(path: string): Promise<string> {
  return withFile(path, hashStream);
}

async function hashStream(handle: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of handle.createReadStream({ start: 0, autoClose: false })) {
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}

async function readEdges(handle: FileHandle, bytes: number) {
  const length = Math.min(edgeBytes, bytes);
  const head = Buffer.alloc(length);
  const tail = Buffer.alloc(length);
  await handle.read(head, 0, length, 0);
  await handle.read(tail, 0, length, bytes - length);
  return { head, tail };
}

async function withFile<T>(
  path: string,
  use: (handle: FileHandle, bytes: number) => Promise<T>,
): Promise<T> {
  try {
    await using handle = await open(path, 'r');
    const stat = await handle.stat();
    if (!stat.isFile()) {
      throw new ImageError(imageProblem('image-not-a-file', path, 'The path is not of a file.'));
    }
    if (stat.size === 0) {
      throw new ImageError(imageProblem('image-empty', path, 'The file is empty.'));
    }
    return await use(handle, stat.size);
  } catch (cause) {
    if (cause instanceof ImageError) throw cause;
    throw fileError(path, cause);
  }
}

function fileError(path: string, cause: unknown): ImageError {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new ImageError(imageProblem('image-missing', path, 'The file is not there.'), { cause });
  }
  if (code === 'EISDIR') {
    return new ImageError(imageProblem('image-not-a-file', path, 'The path is of a folder.'));
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  return new ImageError(
    imageProblem('image-unreadable', path, `The file cannot be read: ${message}`),
    { cause },
  );
}
