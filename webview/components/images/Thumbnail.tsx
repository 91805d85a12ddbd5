import { useState } from 'preact/hooks';
import type { ImageSummary } from '../../../server/contract/image.ts';
import { Icon } from '../common/Icon.tsx';
import { useSession } from '../context.ts';
import { usePicture } from '../use-picture.ts';

/** A small picture of an image; asked for only while its row is in sight. */
export function Thumbnail({ image }: { image: ImageSummary }) {
  const { id } = useSession();
  const readable = image.status !== 'unreadable';
  const { url, failure } = usePicture(
    'images.picture',
    readable ? { params: { collection: id, image: image.id }, query: { size: 'thumbnail' } } : null,
  );
  const [broken, setBroken] = useState<string | null>(null);
  if (!readable || failure || (url && broken === url)) {
    return (
      <span class="thumbnail thumbnail-missing">
        <Icon name="file-media" />
      </span>
    );
  }
  return (
    <span class="thumbnail">
      {url ? (
        <img src={url} alt="" decoding="async" draggable={false} onError={() => setBroken(url)} />
      ) : null}
    </span>
  );
}
