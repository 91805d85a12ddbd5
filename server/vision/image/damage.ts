import { ImageError } from './image-error.ts';
import { imageProblem, type ImageProblemCode } from './image-problem.ts';
import { isPhotographFormat, sniffFormat } from './image-format.ts';
import type { PhotographFile } from './photograph-file.ts';

const endsEarly = /premature end of JPEG|unexpected end|not enough data|truncated|bad seek/i;

/** What libvips' complaint about a file means, as an error that a person can act on. */
export function imageErrorFrom(cause: unknown, photograph: PhotographFile): ImageError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const { path } = photograph;
  const format = sniffFormat(photograph.head);
  const fail = (code: ImageProblemCode, words: string) =>
    new ImageError(imageProblem(code, path, words), { cause });

  if (format === null) {
    return fail(
      'image-not-an-image',
      'The file is not a picture: its first bytes are of no format known.',
    );
  }
  if (!isPhotographFormat(format)) {
    return fail(
      'image-format-unsupported',
      `The file is ${format}, which is not read as a photograph.`,
    );
  }
  if (/compression format|codec|decoder plugin|unsupported feature/i.test(message)) {
    return fail('image-format-unsupported', `This kind of ${format} file cannot be decoded here.`);
  }
  if (hasNoPixels(format, photograph.head) || /Empty JPEG image/i.test(message)) {
    return fail('image-no-pixels', 'The picture is 0 pixels wide or high.');
  }
  if (/exceeds pixel limit/i.test(message)) {
    return fail('image-too-large', 'The picture has more pixels than can be decoded.');
  }
  if (endsEarly.test(message) || endIsMissing(format, photograph)) {
    return fail('image-truncated', `The ${format} file ends before its picture does.`);
  }
  return fail('image-corrupt', `The ${format} file is damaged: ${firstLine(message)}`);
}

function hasNoPixels(format: string, head: Buffer): boolean {
  if (format === 'png' && head.length >= 24) {
    return head.readUInt32BE(16) === 0 || head.readUInt32BE(20) === 0;
  }
  if (format === 'gif' && head.length >= 10) {
    return head.readUInt16LE(6) === 0 || head.readUInt16LE(8) === 0;
  }
  return false;
}

/** Formats that say how long they are: whether the file is shorter than that. */
function endIsMissing(format: string, { head, tail, bytes }: PhotographFile): boolean {
  switch (format) {
    case 'jpeg':
      return !tail.includes(Buffer.from([0xff, 0xd9]));
    case 'png':
      return !tail.includes('IEND');
    case 'webp':
      return bytes < 12 || head.readUInt32LE(4) + 8 > bytes;
    case 'tiff':
      return bytes < 8 || firstDirectory(head) >= bytes;
    default:
      return false;
  }
}

function firstDirectory(head: Buffer): number {
  return head[0] === 0x49 ? head.readUInt32LE(4) : head.readUInt32BE(4);
}

function firstLine(message: string): string {
  return message.split('\n').find((line) => line.trim() !== '') ?? 'no reason given';
}
