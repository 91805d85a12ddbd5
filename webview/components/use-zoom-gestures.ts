import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { pinch } from '../geometry/pinch.ts';
import type { Point } from '../geometry/rect.ts';

/** What wheels and fingers move. Points in CSS pixels of the element. */
export interface ZoomTarget {
  zoom(factor: number, at: Point): void;
  /** As `zoom`, spread over some frames. */
  glide(factor: number, at: Point): void;
  pan(dx: number, dy: number): void;
}

/** A step of a wheel with notches is at least this, a touchpad's steps are smaller. */
const notch = 50;

export function pointOf(element: HTMLElement, event: MouseEvent): Point {
  const { left, top } = element.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/**
 * Wheel, touchpad and two fingers zoom about where they are.
 * @param onPinch a second finger has come: what the first one began is over
 * @returns whether two fingers are down
 */
export function useZoomGestures(
  element: RefObject<HTMLElement | null>,
  target: ZoomTarget,
  onPinch: () => unknown,
): () => boolean {
  const fingers = useRef(new Map<number, Point>());
  const latest = useRef({ target, onPinch });
  latest.current = { target, onPinch };

  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const down = fingers.current;

    const wheel = (event: WheelEvent) => {
      // The page must not scroll, nor the browser zoom, under the photograph.
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const delta = event.deltaY * lines;
      const factor = Math.exp(-delta / (event.ctrlKey ? 100 : 400));
      const at = pointOf(current, event);
      if (Math.abs(delta) >= notch) latest.current.target.glide(factor, at);
      else latest.current.target.zoom(factor, at);
    };
    const press = (event: PointerEvent) => {
      if (event.pointerType !== 'touch') return;
      down.set(event.pointerId, pointOf(current, event));
      if (down.size === 2) latest.current.onPinch();
    };
    const move = (event: PointerEvent) => {
      if (!down.has(event.pointerId)) return;
      const before = [...down.values()];
      down.set(event.pointerId, pointOf(current, event));
      const after = [...down.values()];
      if (!isTwo(before) || !isTwo(after)) return;
      const { factor, at, dx, dy } = pinch(before, after);
      latest.current.target.pan(dx, dy);
      latest.current.target.zoom(factor, at);
    };
    const lift = (event: PointerEvent) => down.delete(event.pointerId);

    current.addEventListener('wheel', wheel, { passive: false });
    current.addEventListener('pointerdown', press, { capture: true });
    current.addEventListener('pointermove', move);
    current.addEventListener('pointerup', lift);
    current.addEventListener('pointercancel', lift);
    return () => {
      current.removeEventListener('wheel', wheel);
      current.removeEventListener('pointerdown', press, { capture: true });
      current.removeEventListener('pointermove', move);
      current.removeEventListener('pointerup', lift);
      current.removeEventListener('pointercancel', lift);
    };
  }, [element]);

  return () => fingers.current.size > 1;
}

function isTwo(points: Point[]): points is [Point, Point] {
  return points.length === 2;
}
