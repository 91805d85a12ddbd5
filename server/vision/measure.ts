import { openPhotograph } from './image/open-photograph.ts';

/** What a photograph's header says, for a list of images. */
export interface PhotographMeasure {
  /** Pixels of the displayed image (EXIF orientation applied). */
  width: number;
  height: number;
  /** The camera's local time, `YYYY-MM-DDTHH:mm:ss[.sss][±hh:mm]`; null: not known. */
  takenAt: string | null;
  /** jpeg, png, webp, gif, tiff or heif, by content. */
  format: string;
}

/**
 * Measures a photograph by its header; damage further in is not seen.
 * @throws ImageError
 */
export async function measurePhotograph(path: string): Promise<PhotographMeasure> {
  const { width, height, takenAt, format } = (await openPhotograph(path)).header;
  return { width, height, takenAt, format };
}
