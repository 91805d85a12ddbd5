import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

export interface ScrollViewport {
  top: number;
  width: number;
  height: number;
}

/** What of a scrolling element is in sight, in CSS pixels, as it is scrolled and resized. */
export function useViewport(element: RefObject<HTMLElement | null>): ScrollViewport {
  const [viewport, setViewport] = useState<ScrollViewport>({ top: 0, width: 0, height: 0 });
  useLayoutEffect(() => {
    const scroller = element.current;
    if (!scroller) return;
    const read = () => {
      const { scrollTop: top, clientWidth: width, clientHeight: height } = scroller;
      setViewport((before) =>
        before.top === top && before.width === width && before.height === height
          ? before
          : { top, width, height },
      );
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(scroller);
    scroller.addEventListener('scroll', read, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', read);
    };
  }, [element]);
  return viewport;
}
