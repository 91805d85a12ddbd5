import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ImageDocument, PictureSize } from '../../../server/contract/image.ts';
import type { Size } from '../../geometry/rect.ts';
import type { PhotoView } from '../../store/photo-view.ts';
import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { useApp, useSession } from '../context.ts';
import { usePicture } from '../use-picture.ts';
import { markShown } from './mark-shown.ts';
import { PictureLayer } from './PictureLayer.tsx';
import { useViewTransform } from './use-view-transform.ts';

/** Longest side of the `screen` picture, in pixels. */
const screenSide = 2048;

export interface PictureProps {
  document: ImageDocument;
  /** Pixels as displayed; null until the picture itself tells. */
  size: Size | null;
  view: PhotoView;
}

/**
 * The photograph: the thumbnail that is there already, the `screen` picture over it, and `full`
 * over that once the view is closer than `screen` is sharp. While it is zoomed and moved, only the
 * transform of what holds them changes.
 */
export function Picture({ document, size, view }: PictureProps) {
  const { tone } = useApp().ui;
  const { review, pictures } = useSession();
  const world = useRef<HTMLDivElement>(null);
  const [closest, setClosest] = useState(0);
  const [shown, setShown] = useState<ReadonlySet<PictureSize>>(
    () => new Set(pictures.get(document.id) ? ['screen'] : []),
  );
  const [failed, setFailed] = useState(false);
  useViewTransform(world, view);

  const sharp = size ? Math.min(1, screenSide / Math.max(size.width, size.height)) : 1;
  const onDisplay = view.settled.value.scale * devicePixelRatio;
  // Once the full picture is there it stays: zooming out and in again must not flicker.
  useEffect(() => setClosest((before) => Math.max(before, onDisplay)), [onDisplay]);
  const full = sharp < 1 && Math.max(closest, onDisplay) > sharp * 1.1;

  if (failed) return <EmptyState icon="file-media" title={texts.errors.pictureFailed} />;
  const layers: PictureSize[] = [
    ...(shown.has('screen') ? [] : ['thumbnail' as const]),
    'screen',
    ...(full ? ['full' as const] : []),
  ];
  const take = (layer: PictureSize, image: HTMLImageElement) => {
    setShown((before) => (before.has(layer) ? before : new Set(before).add(layer)));
    if (layer === 'screen') markShown(document.id);
    if (layer === 'screen' && !(document.width && document.height)) {
      review.measure({ width: image.naturalWidth, height: image.naturalHeight });
    }
  };
  return (
    <div class="picture-frame" style={{ filter: tone.filter.value }}>
      <div
        ref={world}
        class="photo-world"
        style={
          size ? { width: `${size.width}px`, height: `${size.height}px` } : { visibility: 'hidden' }
        }
      >
        {layers.map((layer) => {
          const LayerOf = layer === 'screen' && !tone.equalise.value ? ScreenLayer : Layer;
          return (
            <LayerOf
              key={layer}
              image={document.id}
              layer={layer}
              pixelated={onDisplay >= 4}
              onShown={(image) => take(layer, image)}
              onError={() => layer === 'screen' && setFailed(true)}
            />
          );
        })}
      </div>
    </div>
  );
}

interface LayerProps {
  image: string;
  layer: PictureSize;
  pixelated: boolean;
  onShown: (image: HTMLImageElement) => void;
  onError: () => void;
}

/** The `screen` picture, which was made ready before it was asked for. */
function ScreenLayer({ image, layer, pixelated, onShown, onError }: LayerProps) {
  const { pictures } = useSession();
  const ready = pictures.get(image);
  const failure = pictures.failure(image);
  useLayoutEffect(() => {
    void pictures.load(image);
  }, [pictures, image]);
  useEffect(() => {
    if (failure !== null) onError();
  }, [failure]);
  return (
    <PictureLayer
      url={ready?.url ?? null}
      decoded={ready?.source instanceof HTMLImageElement ? ready.source : undefined}
      name={layer}
      pixelated={pixelated}
      onShown={onShown}
      onError={onError}
    />
  );
}

function Layer({ image, layer, pixelated, onShown, onError }: LayerProps) {
  const { tone } = useApp().ui;
  const { id } = useSession();
  const { url, failure } = usePicture('images.picture', {
    params: { collection: id, image },
    query: { size: layer, ...(tone.equalise.value ? { equalise: true } : {}) },
  });
  useEffect(() => {
    if (failure !== null) onError();
  }, [failure]);
  return (
    <PictureLayer
      url={url}
      name={layer}
      pixelated={pixelated && layer !== 'thumbnail'}
      onShown={onShown}
      onError={onError}
    />
  );
}
