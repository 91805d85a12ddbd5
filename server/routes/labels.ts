import { cropsOfIndividual } from '../collections/explore-individual.ts';
import { refreshed } from '../collections/refresh-queue.ts';
import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';
import { pageOf } from './paging.ts';

export const labelRoutes = ({ collections }: Workbench): HandlersOf<'labels'> => ({
  'labels.list': ({ params, query: { cursor, limit, offset, ...filter } }) => {
    const page = { ...pageOf({ cursor, limit }), ...(offset === undefined ? {} : { offset }) };
    return collections.get(params.collection).catalogue.listIndividuals(filter, page);
  },
  'labels.crops': async ({ params, query: { cursor, limit, ...asked } }) => {
    const collection = collections.get(params.collection);
    await refreshed(collection);
    return cropsOfIndividual(collection, asked, pageOf({ cursor, limit }));
  },
});
