import { marks } from '../../marks.ts';

/** Marks in the timeline that an image's picture and boxes have been painted. */
export function markShown(image: string): void {
  // A task of its own after the frame's callbacks runs when the frame has been painted.
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      performance.mark(marks.shown, { detail: image });
      port1.close();
    };
    port2.postMessage(null);
  });
}
