import type { Point } from '../geometry/rect.ts';

/** Calls `step` once a frame until it returns false. */
export type Frames = (step: () => boolean) => void;

/** Zooms that come in jumps, from a mouse wheel or a key, spread over some frames. */
export interface Glide {
  zoom(factor: number, at?: Point): void;
  /** Something else moves the view now. */
  stop(): void;
}

/** Part of what is left that every frame takes: a notch of the wheel is done after about 150 ms. */
const share = 0.35;
const least = 0.002;

export function createGlide(zoom: (factor: number, at?: Point) => void, frames: Frames): Glide {
  let left = 0;
  let about: Point | undefined;
  let running = false;
  const step = () => {
    const part = Math.abs(left) < least ? left : left * share;
    left -= part;
    if (part !== 0) zoom(Math.exp(part), about);
    running = left !== 0;
    return running;
  };
  return {
    zoom: (factor, at) => {
      left += Math.log(factor);
      about = at;
      if (running) return;
      running = true;
      frames(step);
    },
    stop: () => (left = 0),
  };
}
