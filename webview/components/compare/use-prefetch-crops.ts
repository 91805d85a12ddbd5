import { useEffect } from 'preact/hooks';
import { useApp, useSession } from '../context.ts';
import { cropQuery } from './use-decoded-crop.ts';

/** Has the pictures in the browser's cache that a key would show next. */
export function usePrefetchCrops(): void {
  const { transport } = useApp();
  const { id, compare } = useSession();
  const shown = compare.shown.value;
  const at = compare.exemplar.value ? shown.indexOf(compare.exemplar.value) : -1;
  const candidates = compare.candidates.value;
  const rank = candidates.findIndex((one) => one === compare.candidate.value);
  const next = [shown[at + 1], candidates[rank + 1]?.exemplars[0]];
  const wanted = JSON.stringify(
    next
      .filter((crop) => crop !== undefined)
      .map(({ image, box }) => ({ params: { collection: id, image }, query: cropQuery(box) })),
  );
  useEffect(() => {
    const abort = new AbortController();
    const inputs = JSON.parse(wanted) as {
      params: { collection: string; image: string };
      query: { box: string; size: number };
    }[];
    // After the pictures that are shown now, which come first.
    const timer = setTimeout(() => {
      for (const input of inputs) {
        transport
          .pictureUrl('images.crop', input, abort.signal)
          .then((url) => (new Image().src = url))
          .catch(() => {});
      }
    }, 200);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [transport, wanted]);
}
