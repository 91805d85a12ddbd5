import { extname } from 'node:path';

/** Raster formats that photographs come in, by libvips' name, with the extensions they go by. */
const extensions: Record<string, readonly string[]> = {
  jpeg: ['.jpg', '.jpeg', '.jpe', '.jfif'],
  png: ['.png', '.apng'],
  webp: ['.webp'],
  gif: ['.gif'],
  tiff: ['.tif', '.tiff'],
  heif: ['.avif', '.heic', '.heif'],
};

const named = new Map(
  Object.entries(extensions).flatMap(([format, known]) => known.map((e) => [e, format] as const)),
);

/** Whether photographs of this format are analysed. SVG and PDF, which libvips may read, are not photographs. */
export function isPhotographFormat(format: string): boolean {
  return format in extensions;
}

/** The format that a file's extension promises; null: it promises none. */
export function promisedFormat(file: string): string | null {
  return named.get(extname(file).toLowerCase()) ?? null;
}

const text = (bytes: Uint8Array, start: number, end: number) =>
  Buffer.from(bytes.subarray(start, end)).toString('latin1');

/**
 * What a file is by its first bytes, for a person's eyes and to judge damage; null: nothing known.
 * @param head at least its first 32 bytes where it has so many
 */
export function sniffFormat(head: Uint8Array): string | null {
  if (text(head, 0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (text(head, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(head, 0, 4) === 'GIF8') return 'gif';
  if (text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP') return 'webp';
  if (['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(text(head, 0, 4))) return 'tiff';
  if (text(head, 4, 8) === 'ftyp') {
    return /^(avif|avis|hei|hev|mif1|msf1)/.test(text(head, 8, 12)) ? 'heif' : 'video';
  }
  if (text(head, 0, 2) === 'BM') return 'bmp';
  if (text(head, 0, 5) === '%PDF-') return 'pdf';
  if (text(head, 0, 2) === 'PK') return 'zip archive';
  if (/^\s*(<\?xml|<svg|<!doctype|<html)/i.test(text(head, 0, 32))) return 'markup';
  return null;
}
