import { useEffect, useState } from 'preact/hooks';
import type { Box } from '../../../server/contract/box.ts';
import type { Size } from '../../geometry/rect.ts';
import { useSession } from '../context.ts';
import { usePicture } from '../use-picture.ts';

/** Longest side in pixels of a crop that is compared. */
export const cropSide = 1024;

/** A crop that is there and can be shown at once. */
export interface DecodedCrop {
  image: string;
  box: Box;
  url: string;
  /** Pixels of the crop picture. */
  size: Size;
}

export interface CropState {
  /** The last one that is ready: it stays while the next one is on its way. */
  crop: DecodedCrop | null;
  /** What is wanted is not what is shown yet. */
  loading: boolean;
  failed: boolean;
}

export function cropQuery(box: Box): { box: string; size: number } {
  return { box: box.map((value) => value.toFixed(6)).join(','), size: cropSide };
}

/** Has the crop of a box decoded before it is shown, so that one picture takes the other's place. */
export function useDecodedCrop(image: string, box: Box): CropState {
  const { id } = useSession();
  const query = cropQuery(box);
  const { url, failure } = usePicture('images.crop', {
    params: { collection: id, image },
    query,
  });
  const [crop, setCrop] = useState<DecodedCrop | null>(null);
  const [failed, setFailed] = useState<string | null>(null);

  useEffect(() => {
    if (url === null) return;
    let left = false;
    const picture = new Image();
    picture.src = url;
    picture.decode().then(
      () => {
        if (left) return;
        const size = { width: picture.naturalWidth, height: picture.naturalHeight };
        setCrop({ image, box, url, size });
      },
      () => left || setFailed(url),
    );
    return () => {
      left = true;
    };
  }, [url]);

  const current = crop?.image === image && cropQuery(crop.box).box === query.box;
  return {
    crop,
    loading: !current,
    failed: failure !== null || (url !== null && failed === url),
  };
}
