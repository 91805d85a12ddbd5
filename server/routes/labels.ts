import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';
import { pageOf } from './paging.ts';

export const labelRoutes = ({ collections }: Workbench): HandlersOf<'labels'> => ({
  'labels.list': ({ params, query: { cursor, limit, offset, ...filter } }) => {
    const page = { ...pageOf({ cursor, limit }), ...(offset === undefined ? {} : { offset }) };
    return collections.get(params.collection).catalogue.listIndividuals(filter, page);
  },
});
