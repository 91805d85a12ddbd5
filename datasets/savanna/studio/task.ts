import type { PixelBox } from '../photograph.ts';
import type { Shot, Visit } from '../story/shot.ts';

/** One photograph to be taken by a worker thread. */
export interface PhotographTask {
  seed: number;
  /** Size of the file's picture, information strip included. */
  width: number;
  height: number;
  visit: Omit<Visit, 'shots'>;
  shot: Shot;
  /** Where the JPEG goes, absolute. */
  path: string;
}

/** Where its actors are, in pixels of the file; null where one is out of view. */
export type PhotographResult = (PixelBox | null)[];
