import { useState } from 'preact/hooks';
import { Icon } from '../common/Icon.tsx';
import { useSession } from '../context.ts';
import { usePicture } from '../use-picture.ts';

/** A whole photograph, small. */
export function FramePicture({ image }: { image: string }) {
  const { id } = useSession();
  const input = { params: { collection: id, image }, query: { size: 'thumbnail' } } as const;
  const { url, failure } = usePicture('images.picture', input);
  const [broken, setBroken] = useState<string | null>(null);
  if (failure || (url && broken === url)) {
    return (
      <span class="crop crop-missing" title={failure ?? undefined}>
        <Icon name="file-media" />
      </span>
    );
  }
  return url ? (
    <img
      class="crop"
      src={url}
      alt=""
      decoding="async"
      draggable={false}
      onError={() => setBroken(url)}
    />
  ) : (
    <span class="crop" />
  );
}
