import type { ImageSummary } from '../../server/contract/image.ts';
import { waitsForDecision } from '../../webview/store/line.ts';
import type { Answer } from './fake-call.ts';

/** Where an image stands in an order, as text that sorts. */
export type OrderKey = (image: ImageSummary) => string;

/**
 * `images.list` over images in memory, as the contract says it: filters, a key before or after, a
 * cursor that is a key, or a place. The images are asked for anew each time: decisions move them.
 */
export function listImages(
  images: () => readonly ImageSummary[],
  orderKey: OrderKey = ({ id }) => id,
): Answer<'images.list'> {
  return ({ query }) => {
    const limit = query.limit ?? 100;
    const sorted = images()
      .map((image) => ({ image, key: `${orderKey(image)}\n${image.id}` }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const keyOf = (id: string) => sorted.find(({ image }) => image.id === id)?.key ?? id;
    const fit = sorted.filter(({ image }) => fits(image, query));
    const page = (part: typeof fit, offset: number) => ({
      items: part.slice(0, limit).map(({ image }) => image),
      next: part.length > limit ? part[limit - 1]!.key : null,
      total: fit.length,
      offset,
    });
    if (query.before !== undefined) {
      const end = keyOf(query.before);
      const before = fit.filter(({ key }) => key < end);
      const start = Math.max(0, before.length - limit);
      return page(before.slice(start), start);
    }
    const after = query.after === undefined ? query.cursor : keyOf(query.after);
    const start = query.offset ?? (after ? fit.filter(({ key }) => key <= after).length : 0);
    return page(fit.slice(start), start);
  };
}

function fits(image: ImageSummary, query: Parameters<Answer<'images.list'>>[0]['query']): boolean {
  const { counts } = image;
  return (
    (query.text === undefined || image.id.includes(query.text)) &&
    (query.status === undefined || image.status === query.status) &&
    (query.named !== false || counts.proposed > 0 || counts.accepted > counts.named) &&
    (!query.open || waitsForDecision(image, query.named === false))
  );
}
