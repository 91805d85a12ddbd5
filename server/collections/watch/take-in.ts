import pMap from 'p-map';
import type { Photograph } from '../../dataset/photograph.ts';
import { forgetImages } from '../membership.ts';
import type { OpenCollection } from '../open-collection.ts';
import { catalogueRow, withProposals } from '../record.ts';
import { stampsOfAll } from '../stamp.ts';

/** Images worked off together: what crosses to the catalogue's thread is copied on this one. */
const batchSize = 100;
/** Files asked for at once. */
const concurrency = 32;

interface Heard {
  /** A photograph that is in the dataset now, before its labels are read. */
  onPhotograph: (photograph: Photograph) => void;
  /** An image that another program has changed, or its labels. */
  onOutside: (image: string, version: string) => void;
}

/**
 * Brings the catalogue up to date with some photographs, which may be new, changed or gone.
 * @returns whether anything had changed
 */
export async function takeIn(
  collection: OpenCollection,
  ids: readonly string[],
  heard: Heard,
  signal: AbortSignal,
): Promise<boolean> {
  let changed = false;
  for (let start = 0; start < ids.length && !signal.aborted; start += batchSize) {
    const batch = ids.slice(start, start + batchSize);
    changed = (await takeInBatch(collection, batch, heard)) || changed;
  }
  return changed;
}

async function takeInBatch(
  collection: OpenCollection,
  ids: readonly string[],
  { onPhotograph, onOutside }: Heard,
): Promise<boolean> {
  const { catalogue, dataset } = collection;
  const found = await pMap(ids, (id) => dataset.find(id), { concurrency });
  const present = found.filter((one) => one !== undefined);
  for (const photograph of present) onPhotograph(photograph);
  const known = await catalogue.imageStates(ids);
  const gone = known.flatMap((state, index) => (state && !found[index] ? [state.path] : []));
  await forgetImages(collection, gone);

  const [states, stamps] = await Promise.all([
    catalogue.imageStates(present.map(({ path }) => path)),
    stampsOfAll(present),
  ]);
  const outside: { path: string; version: string }[] = [];
  const rows = await pMap(
    present,
    async (photograph, index) => {
      const { path } = photograph;
      const state = states[index] ?? null;
      if (state?.stamp === stamps[index]!.all) return null;
      const record = await dataset.read(photograph);
      const detections = state ? await catalogue.detectionsOf(path) : [];
      const annotations = withProposals(collection, record, detections);
      const same = state?.version === record.version && state.imageStamp === stamps[index]!.image;
      if (state && !same && !dataset.saved.has(path, record.version)) {
        dataset.saved.delete(path);
        outside.push({ path, version: record.version });
      }
      return catalogueRow(photograph, record, annotations, stamps[index]!, collection.generation);
    },
    { concurrency },
  );
  const changed = rows.filter((row) => row !== null);
  await catalogue.putScanned(changed);
  for (const { path, version } of outside) onOutside(path, version);
  return changed.length > 0 || gone.length > 0;
}
