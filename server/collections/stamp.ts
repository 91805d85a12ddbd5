import { stat } from 'node:fs/promises';
import pMap from 'p-map';
import type { Photograph } from '../dataset/photograph.ts';

const stampOf = async (file: string): Promise<string> => {
  try {
    const { size, mtimeMs } = await stat(file);
    return `${size.toString(36)}-${mtimeMs.toString(36)}`;
  } catch {
    return '';
  }
};

export interface Stamps {
  /** Changes with the image file. */
  image: string;
  /** Changes with image, label file or sidecar. */
  all: string;
}

/** Sizes and times of an image's files: while they are the same, the files are taken to be. */
export async function stampsOf(photograph: Photograph): Promise<Stamps> {
  const [image, label, sidecar] = await Promise.all([
    stampOf(photograph.file),
    stampOf(photograph.labelFile),
    stampOf(photograph.sidecarFile),
  ]);
  return { image, all: `${image}|${label}|${sidecar}` };
}

/** Photographs whose files are asked for at once; they wait for the disk, not for a processor. */
const concurrency = 32;

/** The same of many photographs, in their order. */
export function stampsOfAll(photographs: readonly Photograph[]): Promise<Stamps[]> {
  return pMap(photographs, stampsOf, { concurrency });
}
