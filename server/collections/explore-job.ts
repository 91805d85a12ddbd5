import type { ExplorationKind } from '../contract/group.ts';
import type { JobContext, JobRequest } from '../jobs/jobs.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { suggested } from './explore-update.ts';
import { groupUnnamed } from './explore-groups.ts';
import { mapCrops } from './explore-map.ts';
import { rankUnnamed } from './explore-rank.ts';
import type { OpenCollection } from './open-collection.ts';
import { refreshed } from './refresh-queue.ts';

const work: {
  [Kind in ExplorationKind]: (
    collection: OpenCollection,
    gallery: Gallery,
    context: JobContext,
  ) => Promise<{ crops: number }>;
} = { rank: rankUnnamed, group: groupUnnamed, map: mapCrops };

/** The job that works something out over all crops of a dataset. */
export function explorationJob(collection: OpenCollection, kind: ExplorationKind): JobRequest {
  return {
    kind,
    collection: collection.id,
    runs: collection.home('runs'),
    unit: 'crops',
    run: async (context) => {
      const { catalogue, engine } = collection;
      const embedder = await engine.requireEmbedder();
      const gallery = (await collection.gallery())!;
      await refreshed(collection);
      const changesAt = await catalogue.changeCount();
      const result = await work[kind](collection, gallery, context);
      // What they still write shall not be taken for carried on after this.
      await suggested(collection);
      await catalogue.putExploration({
        kind,
        at: new Date().toISOString(),
        model: embedder.fingerprint,
        crops: result.crops,
        changesAt,
      });
      return result;
    },
  };
}
