import { useEffect, useState } from 'preact/hooks';
import type { ImageDocument, PictureSize } from '../../../server/contract/image.ts';
import type { PhotoView } from '../../store/photo-view.ts';
import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { useSession } from '../context.ts';
import { usePicture } from '../use-picture.ts';

/** Longest side of the `screen` picture, in pixels. */
const screenSide = 2048;

export interface PictureProps {
  document: ImageDocument;
  view: PhotoView;
}

/**
 * The photograph: the thumbnail that is there already, the `screen` picture over it, and `full`
 * over that once the view is closer than `screen` is sharp.
 */
export function Picture({ document, view }: PictureProps) {
  const { review } = useSession();
  const size = review.size.value;
  const [closest, setClosest] = useState(0);
  const [failed, setFailed] = useState(false);
  const { scale } = view.view.value;

  const sharp = size ? Math.min(1, screenSide / Math.max(size.width, size.height)) : 1;
  const onDisplay = scale * devicePixelRatio;
  // Once the full picture is there it stays: zooming out and in again must not flicker.
  useEffect(() => setClosest((before) => Math.max(before, onDisplay)), [onDisplay]);
  const full = sharp < 1 && Math.max(closest, onDisplay) > sharp * 1.1;

  const measure = (image: HTMLImageElement) => {
    if (!document.width || !document.height) {
      review.measure({ width: image.naturalWidth, height: image.naturalHeight });
    }
  };

  if (failed) return <EmptyState icon="file-media" title={texts.errors.pictureFailed} />;
  const layers: PictureSize[] = full ? ['thumbnail', 'screen', 'full'] : ['thumbnail', 'screen'];
  return (
    <>
      {layers.map((layer) => (
        <Layer
          key={layer}
          image={document.id}
          layer={layer}
          view={view}
          pixelated={onDisplay >= 4 && layer !== 'thumbnail'}
          onLoad={layer === 'screen' ? measure : undefined}
          onError={layer === 'screen' ? () => setFailed(true) : undefined}
        />
      ))}
    </>
  );
}

interface LayerProps {
  image: string;
  layer: PictureSize;
  view: PhotoView;
  pixelated: boolean;
  onLoad?: (image: HTMLImageElement) => void;
  onError?: () => void;
}

function Layer({ image, layer, view, pixelated, onLoad, onError }: LayerProps) {
  const { id, review } = useSession();
  const [shown, setShown] = useState(false);
  const { url, failure } = usePicture('images.picture', {
    params: { collection: id, image },
    query: { size: layer },
  });
  useEffect(() => {
    if (failure !== null) onError?.();
  }, [failure]);
  if (!url) return null;
  const size = review.size.value;
  const { scale, x, y } = view.view.value;
  return (
    <img
      class="picture-layer"
      data-layer={layer}
      data-pixelated={pixelated}
      src={url}
      alt=""
      draggable={false}
      decoding="async"
      style={{
        width: size ? `${size.width}px` : 'auto',
        height: size ? `${size.height}px` : 'auto',
        transform: `translate(${x}px, ${y}px) scale(${scale})`,
        visibility: shown && size ? 'visible' : 'hidden',
      }}
      onLoad={({ currentTarget }) => {
        setShown(true);
        onLoad?.(currentTarget);
      }}
      onError={onError}
    />
  );
}
