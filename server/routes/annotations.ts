import { editImage } from '../collections/edit.ts';
import { queryBox } from '../collections/query-box.ts';
import { refreshed } from '../collections/refresh-queue.ts';
import { suggest } from '../collections/suggest.ts';
import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';
import { checkDays, defaultGap } from './filter-query.ts';
import { pageOf } from './paging.ts';
import { tellSaved } from './saved.ts';

export const annotationRoutes = (workbench: Workbench): HandlersOf<'annotations'> => ({
  'annotations.list': async ({ params, query: { cursor, limit, gap, ...filter } }) => {
    checkDays(filter);
    const { catalogue } = workbench.collections.get(params.collection);
    if (filter.encounter !== undefined) await catalogue.refreshEncounters(gap ?? defaultGap);
    return catalogue.listAnnotations(filter, pageOf({ cursor, limit }));
  },
  'annotations.edit': async ({ params, body }) => {
    const { collections, person } = workbench;
    const collection = collections.get(params.collection);
    const document = await editImage(collection, params.image, { ...body, by: person });
    tellSaved(workbench, collection, document);
    collections.changed(collection);
    return document;
  },
  'annotations.suggestions': async ({ params, query }) => {
    const collection = workbench.collections.get(params.collection);
    await refreshed(collection);
    const box = await queryBox(collection, params.image, params.annotation);
    return suggest(collection, [box], query.limit ?? 10);
  },
});
