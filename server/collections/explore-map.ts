import type { BoxKey, MapPointRow } from '../catalogue/exploration-writes.ts';
import type { Gallery } from '../gallery/gallery.ts';
import type { JobContext } from '../jobs/jobs.ts';
import { feed, IndividualNumbers } from './explore-batches.ts';
import type { OpenCollection } from './open-collection.ts';

export interface MapResult {
  crops: number;
  method: 'umap' | 'pca';
  seconds: number;
}

/** Up to so many crops keep their neighbours on the map; more would take hours. */
const mostForUmap = 20_000;
const writeSize = 1000;

/** Works out two dimensions for every crop and writes them to the catalogue. */
export async function mapCrops(
  collection: OpenCollection,
  gallery: Gallery,
  { signal, progress }: Pick<JobContext, 'signal' | 'progress'>,
): Promise<MapResult> {
  const started = performance.now();
  const { exploration, catalogue } = collection;
  const { dimensions } = gallery;
  const numbers = new IndividualNumbers();
  const total = await gallery.countWalk({});
  progress({ done: 0, total, message: 'Finding the plane' });
  const parameters = { dimensions, components: 2, centred: true };
  using axesTask = await exploration.begin('axes', parameters, { signal });
  await feed(axesTask, gallery.walk({}), numbers, undefined, signal);
  const axes = await axesTask.finish();

  const keys: BoxKey[] = [];
  using task = await exploration.begin(
    'plane',
    { dimensions, axes, umap: total <= mostForUmap },
    { signal, onProgress: (at, of) => progress({ done: Math.floor((at / of) * total) }) },
  );
  progress({ message: 'Placing crops' });
  const walk = gallery.walk({});
  await feed(
    task,
    walk,
    numbers,
    ({ length, image, annotation }) => {
      for (let row = 0; row < length; row++) {
        keys.push({ image: image[row]!, box: annotation[row]! });
      }
    },
    signal,
  );
  const { x, y, method } = await task.finish();
  signal.throwIfAborted();
  await catalogue.clearMap(method);
  for (let start = 0; start < keys.length; start += writeSize) {
    const points = keys
      .slice(start, start + writeSize)
      .map((key, i): MapPointRow => ({ ...key, x: x[start + i]!, y: y[start + i]! }));
    await catalogue.putMapPoints(points);
  }
  progress({ done: total });
  return { crops: keys.length, method, seconds: (performance.now() - started) / 1000 };
}
