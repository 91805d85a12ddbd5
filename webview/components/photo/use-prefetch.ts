import { useEffect } from 'preact/hooks';
import { useApp, useSession } from '../context.ts';

/** Has the next photograph of the list in the browser's cache before it is wanted. */
export function usePrefetch(): void {
  const { transport } = useApp();
  const { id, review, images } = useSession();
  const document = review.document.value;
  const row = document ? images.rowOf(document.id) : -1;
  const next = row >= 0 ? images.list.at(row + 1) : undefined;
  const wanted = next && next.status !== 'unreadable' ? next.id : null;
  useEffect(() => {
    if (wanted === null) return;
    const abort = new AbortController();
    const input = { params: { collection: id, image: wanted }, query: { size: 'screen' } } as const;
    // After the present photograph, which comes first.
    const timer = setTimeout(() => {
      transport
        .pictureUrl('images.picture', input, abort.signal)
        .then((url) => (new Image().src = url))
        .catch(() => {});
    }, 300);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [transport, id, wanted]);
}
