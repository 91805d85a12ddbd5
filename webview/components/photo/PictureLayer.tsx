import { useLayoutEffect, useRef } from 'preact/hooks';

export interface PictureLayerProps {
  /** null while it is not known. */
  url: string | null;
  name: string;
  /** The picture itself, where it is decoded already. */
  decoded?: HTMLImageElement;
  /** Place in the layer's parent, in fractions of it; all of it where there is none. */
  place?: { x: number; y: number; width: number; height: number };
  pixelated?: boolean;
  onShown?: (image: HTMLImageElement) => void;
  onError?: () => void;
}

/**
 * A picture that takes the place of the one before when it is decoded, off the main thread: nothing
 * flickers, and the page does not wait for 24 megapixels.
 */
export function PictureLayer({
  url,
  name,
  decoded,
  place,
  pixelated = false,
  onShown,
  onError,
}: PictureLayerProps) {
  const holder = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (url === null) return;
    let left = false;
    const image = decoded ?? new Image();
    image.alt = '';
    image.draggable = false;
    if (!decoded) image.src = url;
    const show = () => {
      if (left) return;
      holder.current?.replaceChildren(image);
      onShown?.(image);
    };
    // One that was fetched before is there at once, without a frame in between.
    if (image.complete && image.naturalWidth > 0) show();
    else image.decode().then(show, () => left || onError?.());
    return () => {
      left = true;
    };
  }, [url, decoded]);
  const percent = (value: number) => `${value * 100}%`;
  return (
    <div
      ref={holder}
      class="picture-layer"
      data-layer={name}
      data-pixelated={pixelated}
      style={
        place && {
          left: percent(place.x),
          top: percent(place.y),
          width: percent(place.width),
          height: percent(place.height),
        }
      }
    />
  );
}
