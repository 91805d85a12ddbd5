import pMap from 'p-map';
import type { HistoryStep } from '../contract/history.ts';
import type { ImageDocument } from '../contract/image.ts';
import { documentOf } from './document.ts';
import { forgetImages } from './membership.ts';
import type { OpenCollection } from './open-collection.ts';

/** Images read at once. */
const concurrency = 8;

/**
 * Undoes, or does again, what a person decided last, and tells the catalogue.
 *
 * @param onChanged hears of each image as it is now
 * @throws SleuthsError `not-found` when there is nothing; `conflict` naming a file that has changed since
 */
export async function putBack(
  collection: OpenCollection,
  kind: 'undo' | 'redo',
  by: string,
  onChanged: (document: ImageDocument) => void,
): Promise<HistoryStep> {
  const { step, photographs } = await collection.dataset[kind](by);
  const gone: string[] = [];
  await pMap(
    photographs,
    async (path) => {
      const photograph = await collection.dataset.find(path);
      if (photograph) {
        const record = await collection.dataset.read(photograph);
        onChanged(await documentOf(collection, photograph, record));
      } else {
        // Its removal was done again.
        gone.push(path);
      }
    },
    { concurrency },
  );
  await forgetImages(collection, gone);
  return step;
}
