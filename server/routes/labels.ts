import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';
import { pageOf } from './paging.ts';

export const labelRoutes = ({ collections }: Workbench): HandlersOf<'labels'> => ({
  'labels.list': ({ params, query: { species, text, ...page } }) =>
    collections
      .get(params.collection)
      .catalogue.listIndividuals(
        { ...(species === undefined ? {} : { species }), ...(text === undefined ? {} : { text }) },
        pageOf(page),
      ),
});
