import { signal } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Box } from '../../../server/contract/box.ts';
import type { Point, Size } from '../../geometry/rect.ts';
import type { Side } from '../../store/compare.ts';
import { createGlide } from '../../store/glide.ts';
import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { useSession } from '../context.ts';
import { displayFrames } from '../photo/frames.ts';
import { pointOf, useZoomGestures } from '../use-zoom-gestures.ts';
import { ComparePicture } from './ComparePicture.tsx';
import { useDecodedCrop } from './use-decoded-crop.ts';

export interface ComparePaneProps {
  side: Side;
  image: string;
  box: Box;
  /** Who or what is seen, for a screen reader. */
  label: string;
  mirrored?: boolean;
}

/** One of the two pictures: drag to move, wheel and pinch to zoom, a double click shows all again. */
export function ComparePane({ side, image, box, label, mirrored }: ComparePaneProps) {
  const { compare } = useSession();
  const element = useRef<HTMLDivElement>(null);
  const last = useRef<Point | null>(null);
  const [pane] = useState(() => signal<Size>({ width: 1, height: 1 }));
  const { crop, loading, failed } = useDecodedCrop(image, box);

  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(() => {
      pane.value = { width: current.clientWidth, height: current.clientHeight };
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [pane]);

  const target = useMemo(() => {
    /** From the pane's middle, as a lens counts. */
    const middle = ({ x, y }: Point): Point => {
      const { width, height } = pane.peek();
      return { x: x - width / 2, y: y - height / 2 };
    };
    const zoom = (factor: number, at?: Point) =>
      compare.zoom(side, factor, at ? middle(at) : undefined);
    const glide = createGlide(zoom, displayFrames);
    return {
      zoom,
      glide: (factor: number, at: Point) => glide.zoom(factor, at),
      pan: (dx: number, dy: number) => compare.pan(side, dx, dy, pane.peek()),
    };
  }, [compare, side, pane]);
  const pinching = useZoomGestures(element, target, () => (last.current = null));

  return (
    <div
      ref={element}
      class="compare-view"
      role="img"
      aria-roledescription={texts.compare.role}
      aria-label={label}
      data-loading={loading}
      onPointerDown={(event) => {
        if (event.button > 1 || pinching()) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
        last.current = pointOf(event.currentTarget, event);
      }}
      onPointerMove={(event) => {
        if (!last.current || pinching()) return;
        const at = pointOf(event.currentTarget, event);
        target.pan(at.x - last.current.x, at.y - last.current.y);
        last.current = at;
      }}
      onPointerUp={() => (last.current = null)}
      onPointerCancel={() => (last.current = null)}
      onDblClick={() => compare.fit()}
    >
      {failed ? (
        <EmptyState icon="file-media" title={texts.compare.pictureFailed} />
      ) : crop ? (
        <ComparePicture
          key={crop.url}
          crop={crop}
          lens={compare.lenses[side]}
          pane={pane}
          mirrored={mirrored ?? false}
          onScale={(scale) => {
            if (side === 'query') compare.queryScale.value = scale;
          }}
        />
      ) : null}
    </div>
  );
}
