import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import pMap from 'p-map';
import type { Photograph } from '../dataset/photograph.ts';

/** A file's size and time; '' where there is no file. */
export const stampFrom = (found: Pick<Stats, 'size' | 'mtimeMs'> | null | undefined): string =>
  found ? `${found.size.toString(36)}-${found.mtimeMs.toString(36)}` : '';

const stampOf = async (file: string): Promise<string> =>
  stampFrom(await stat(file).catch(() => null));

export interface Stamps {
  /** Changes with the image file. */
  image: string;
  /** Changes with image, label file or sidecar. */
  all: string;
}

export const joinStamps = (image: string, label: string, sidecar: string): Stamps => ({
  image,
  all: `${image}|${label}|${sidecar}`,
});

/** Sizes and times of an image's files: while they are the same, the files are taken to be. */
export async function stampsOf(photograph: Photograph): Promise<Stamps> {
  const [image, label, sidecar] = await Promise.all([
    stampOf(photograph.file),
    stampOf(photograph.labelFile),
    stampOf(photograph.sidecarFile),
  ]);
  return joinStamps(image, label, sidecar);
}

/** Photographs whose files are asked for at once; they wait for the disk, not for a processor. */
const concurrency = 32;

/** The same of some photographs, in their order; for many see `StampThread`. */
export function stampsOfAll(photographs: readonly Photograph[]): Promise<Stamps[]> {
  return pMap(photographs, stampsOf, { concurrency });
}
