import type { Signal } from '@preact/signals';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { clamp } from '../../geometry/rect.ts';
import { columnLimits } from '../../store/ui.ts';

export interface SplitterProps {
  /** Width of the side column, in CSS pixels. */
  width: Signal<number | null>;
  side: 'left' | 'right';
  label: string;
}

/** The edge of a side column: drag it, or move it with the arrow keys. */
export function Splitter({ width, side, label }: SplitterProps) {
  const direction = side === 'left' ? 1 : -1;
  const columnWidth = (splitter: HTMLElement) => {
    const column = side === 'left' ? splitter.previousElementSibling : splitter.nextElementSibling;
    return column?.clientWidth ?? columnLimits.smallest;
  };
  const element = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState(columnLimits.smallest);
  useLayoutEffect(() => {
    if (element.current) setMeasured(Math.round(columnWidth(element.current)));
    // Once: after that the width is the one that was chosen.
  }, []);
  const set = (value: number) => {
    // The photograph keeps at least a third of the window.
    const largest = Math.min(columnLimits.largest, window.innerWidth / 3);
    width.value = Math.round(clamp(value, columnLimits.smallest, largest));
  };
  const drag = (event: PointerEvent) => {
    const handle = event.currentTarget as HTMLElement;
    const start = { pointer: event.clientX, width: columnWidth(handle) };
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (move) => set(start.width + (move.clientX - start.pointer) * direction);
    handle.onlostpointercapture = () => (handle.onpointermove = null);
    event.preventDefault();
  };
  const step = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowLeft: -16, ArrowRight: 16 };
    const by = steps[event.key];
    if (by === undefined) return;
    set(columnWidth(event.currentTarget as HTMLElement) + by * direction);
    event.preventDefault();
  };
  return (
    <div
      ref={element}
      class="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width.value ?? measured}
      aria-valuemin={columnLimits.smallest}
      aria-valuemax={columnLimits.largest}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={step}
    />
  );
}
