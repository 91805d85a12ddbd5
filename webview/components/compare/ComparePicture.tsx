import { effect, type ReadonlySignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PictureSize } from '../../../server/contract/image.ts';
import { cropRegion, photographSize } from '../../geometry/crop-region.ts';
import { fitScale, placeThrough, type Lens } from '../../geometry/lens.ts';
import { toRect, type Size } from '../../geometry/rect.ts';
import { useApp, useSession } from '../context.ts';
import { PictureLayer } from '../photo/PictureLayer.tsx';
import { usePicture } from '../use-picture.ts';
import { cropSide, type DecodedCrop } from './use-decoded-crop.ts';

export interface ComparePictureProps {
  crop: DecodedCrop;
  lens: ReadonlySignal<Lens>;
  pane: ReadonlySignal<Size>;
  mirrored: boolean;
  /** CSS pixels a pixel of the crop where the lens shows the whole animal. */
  onScale: (scale: number) => void;
}

/**
 * One animal in its photograph: the sharp crop over the photograph in screen size, and every pixel of
 * it once somebody looks closer than the crop is sharp.
 */
export function ComparePicture({ crop, lens, pane, mirrored, onScale }: ComparePictureProps) {
  const { tone } = useApp().ui;
  const equalise = tone.equalise.value;
  const world = useRef<HTMLDivElement>(null);
  const [closest, setClosest] = useState(0);
  const [screenWidth, setScreenWidth] = useState<number | null>(null);
  const size = useMemo(() => photographSize(crop.box, crop.size), [crop]);
  const box = useMemo(() => toRect(crop.box, size), [crop, size]);

  useLayoutEffect(
    () =>
      effect(() => {
        const { x, y, scaleX, scaleY } = placeThrough(lens.value, box, pane.value, mirrored);
        const { current } = world;
        if (!current) return;
        current.style.transform = `translate(${x}px, ${y}px) scale(${scaleX}, ${scaleY})`;
      }),
    [lens, pane, box, mirrored],
  );
  // In steps, so that a frame of zooming does not draw the component again.
  useEffect(
    () =>
      effect(() => {
        const whole = fitScale(box, pane.value);
        onScale(whole);
        const scale = whole * lens.value.zoom * devicePixelRatio;
        setClosest((before) => Math.max(before, Math.ceil(scale * 4) / 4));
      }),
    [lens, pane, box],
  );

  // The crop has every pixel of the photograph, unless it was made smaller.
  const cropIsAll = Math.max(crop.size.width, crop.size.height) < cropSide;
  const sharp = equalise ? (screenWidth ?? size.width) / size.width : 1;
  const full = equalise ? sharp < 1 && closest > sharp * 1.2 : !cropIsAll && closest > sharp * 1.2;
  return (
    <div class="picture-frame" style={{ filter: tone.filter.value }}>
      <div
        ref={world}
        class="photo-world"
        style={{ width: `${size.width}px`, height: `${size.height}px` }}
      >
        <Photograph
          image={crop.image}
          size="screen"
          equalise={equalise}
          onWidth={(width) => setScreenWidth(width)}
        />
        {equalise ? null : <PictureLayer url={crop.url} name="crop" place={cropRegion(crop.box)} />}
        {full ? <Photograph image={crop.image} size="full" equalise={equalise} /> : null}
      </div>
    </div>
  );
}

interface PhotographProps {
  image: string;
  size: PictureSize;
  equalise: boolean;
  onWidth?: (width: number) => void;
}

function Photograph({ image, size, equalise, onWidth }: PhotographProps) {
  const { id } = useSession();
  const { url } = usePicture('images.picture', {
    params: { collection: id, image },
    query: { size, ...(equalise ? { equalise } : {}) },
  });
  return (
    <PictureLayer url={url} name={size} onShown={({ naturalWidth }) => onWidth?.(naturalWidth)} />
  );
}
