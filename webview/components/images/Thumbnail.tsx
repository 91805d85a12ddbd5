import { useEffect, useRef, useState } from 'preact/hooks';
import type { ImageSummary } from '../../../server/contract/image.ts';
import { Icon } from '../common/Icon.tsx';
import { useApp, useSession } from '../context.ts';

/** How long a row must stay in sight before its picture is fetched, in milliseconds. */
const pause = 60;

/** A small picture of an image; what is only scrolled by is not fetched. */
export function Thumbnail({ image }: { image: ImageSummary }) {
  const { transport } = useApp();
  const { id } = useSession();
  const picture = useRef<HTMLImageElement>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const readable = image.status !== 'unreadable';
  const path = image.id;

  useEffect(() => {
    const { current: element } = picture;
    if (!element) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      const input = {
        params: { collection: id, image: path },
        query: { size: 'thumbnail' },
      } as const;
      transport.pictureUrl('images.picture', input, abort.signal).then(
        (url) => {
          if (!abort.signal.aborted) element.src = url;
        },
        () => !abort.signal.aborted && setFailed(path),
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      abort.abort();
      // A fetch under way is given up.
      if (!element.complete) element.removeAttribute('src');
    };
  }, [transport, id, path, readable]);

  if (!readable || failed === path) {
    return (
      <span class="thumbnail thumbnail-missing">
        <Icon name="file-media" />
      </span>
    );
  }
  return (
    <span class="thumbnail">
      <img
        key={path}
        ref={picture}
        alt=""
        decoding="async"
        draggable={false}
        onError={({ currentTarget }) => currentTarget.hasAttribute('src') && setFailed(path)}
      />
    </span>
  );
}
