import { queryBox } from '../collections/query-box.ts';
import { refreshed } from '../collections/refresh-queue.ts';
import { suggest } from '../collections/suggest.ts';
import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';
import { checkDays } from './filter-query.ts';
import { pageOf } from './paging.ts';

export const suggestionRoutes = ({ collections }: Workbench): HandlersOf<'suggestions'> => ({
  'suggestions.group': async ({ params, body }) => {
    const collection = collections.get(params.collection);
    await refreshed(collection);
    const boxes = await Promise.all(
      body.boxes.map(({ image, annotation }) => queryBox(collection, image, annotation)),
    );
    return suggest(collection, boxes, body.limit ?? 10);
  },
  'suggestions.surest': ({ params, query: { cursor, limit, minScore, ...filter } }) => {
    checkDays(filter);
    const { catalogue } = collections.get(params.collection);
    return catalogue.listSurest(filter, minScore, pageOf({ cursor, limit }));
  },
});
