import type { Frames } from '../../store/glide.ts';

/** Frames of the display; where the person wants little motion, everything in one. */
export const displayFrames: Frames = (step) => {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    while (step());
    return;
  }
  const next = () => {
    if (step()) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
};
