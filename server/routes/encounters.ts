import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';
import { checkDays, defaultGap } from './filter-query.ts';
import { pageOf } from './paging.ts';

export const encounterRoutes = ({ collections }: Workbench): HandlersOf<'encounters'> => ({
  'encounters.list': ({ params, query: { cursor, limit, offset, gap, ...filter } }) => {
    checkDays(filter);
    const { catalogue } = collections.get(params.collection);
    const page = { ...pageOf({ cursor, limit }), ...(offset === undefined ? {} : { offset }) };
    return catalogue.listEncounters(filter, gap ?? defaultGap, page);
  },
});
