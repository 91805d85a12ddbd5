import type { Species } from '../contract/collection.ts';
import { SleuthsError } from '../contract/errors.ts';
import type { OpenCollection } from '../collections/open-collection.ts';
import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';
import { pageOfAll } from './paging.ts';

/** Classes of data.yaml in their order, then species that only boxes name. */
async function speciesOf(collection: OpenCollection): Promise<Species[]> {
  const counts = new Map(
    (await collection.catalogue.speciesCounts()).map((row) => [row.species, row]),
  );
  const named = collection.dataset.species.flatMap((name, classIndex) =>
    name === '' ? [] : [{ name, classIndex }],
  );
  const known = new Set(named.map(({ name }) => name));
  const others = [...counts.keys()]
    .filter((name): name is string => name !== null && !known.has(name))
    .map((name) => ({ name, classIndex: null }));
  return [...named, ...others].map((species) => ({
    ...species,
    boxes: counts.get(species.name)?.boxes ?? 0,
    individuals: counts.get(species.name)?.individuals ?? 0,
  }));
}

export const speciesRoutes = ({ collections, person }: Workbench): HandlersOf<'species'> => ({
  'species.list': async ({ params, query }) =>
    pageOfAll(await speciesOf(collections.get(params.collection)), query),
  'species.add': async ({ params, body }) => {
    const collection = collections.get(params.collection);
    const name = body.name.trim().normalize('NFC');
    if (collection.dataset.species.includes(name)) {
      throw new SleuthsError({
        code: 'conflict',
        message: `“${name}” is a species of this dataset already.`,
        field: 'body/name',
      });
    }
    const classIndex = await collection.dataset.addClass(name, person);
    collections.changed(collection);
    return { name, classIndex, boxes: 0, individuals: 0 };
  },
});
