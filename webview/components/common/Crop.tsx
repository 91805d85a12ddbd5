import { useEffect, useState } from 'preact/hooks';
import type { Box } from '../../../server/contract/box.ts';
import { texts } from '../../texts.ts';
import { useApp, useSession } from '../context.ts';
import { usePicture } from '../use-picture.ts';
import { Icon } from './Icon.tsx';

export interface CropProps {
  image: string;
  box: Box;
  /** Longest side in pixels of the picture that is asked for. */
  size: number;
  alt: string;
}

/** What a box holds, as a picture. */
export function Crop({ image, box, size, alt }: CropProps) {
  const { connection } = useApp();
  const { id } = useSession();
  const text = box.map((value) => value.toFixed(6)).join(',');
  const { url, failure } = usePicture('images.crop', {
    params: { collection: id, image },
    query: { box: text, size },
  });
  // The address is there, the picture may still not be: the server may have gone meanwhile.
  const [broken, setBroken] = useState<string | null>(null);
  const connected = connection.value === 'connected';
  useEffect(() => {
    if (connected) setBroken(null);
  }, [connected]);
  const missing = failure ?? (url !== null && broken === url ? texts.errors.pictureFailed : null);
  if (missing !== null) {
    return (
      <span class="crop crop-missing" role="img" aria-label={alt} title={missing}>
        <Icon name="circle-slash" />
      </span>
    );
  }
  return url ? (
    <img
      class="crop"
      src={url}
      alt={alt}
      decoding="async"
      draggable={false}
      onError={() => setBroken(url)}
    />
  ) : (
    <span class="crop" />
  );
}
