import { effect } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { PhotoView } from '../../store/photo-view.ts';

/**
 * Lays what is measured in image pixels as the view has it. Past the components: a frame of zooming
 * or panning sets one attribute and draws nothing anew.
 */
export function useViewTransform(element: RefObject<Element | null>, view: PhotoView): void {
  useLayoutEffect(
    () =>
      effect(() => {
        const { current } = element;
        const { scale, x, y } = view.view.value;
        if (current instanceof SVGElement) {
          current.setAttribute('transform', `translate(${x} ${y}) scale(${scale})`);
        } else if (current instanceof HTMLElement) {
          current.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
        }
      }),
    [element, view],
  );
}
