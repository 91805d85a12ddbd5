import { editImage } from '../collections/edit.ts';
import { queryBox } from '../collections/query-box.ts';
import { refreshed, refreshLater } from '../collections/refresh-queue.ts';
import { suggest } from '../collections/suggest.ts';
import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';
import { pageOf } from './paging.ts';

export const annotationRoutes = ({
  collections,
  events,
  person,
}: Workbench): HandlersOf<'annotations'> => ({
  'annotations.list': ({ params, query: { cursor, limit, ...filter } }) =>
    collections.get(params.collection).catalogue.listAnnotations(filter, pageOf({ cursor, limit })),
  'annotations.edit': async ({ params, body }) => {
    const collection = collections.get(params.collection);
    const edited = await editImage(collection, params.image, { ...body, by: person });
    refreshLater(collection, edited);
    const { version } = edited.after;
    events.emit({
      type: 'image',
      collection: collection.id,
      image: params.image,
      version,
      outside: false,
    });
    void collections.changed(collection);
    return edited.after;
  },
  'annotations.suggestions': async ({ params, query }) => {
    const collection = collections.get(params.collection);
    await refreshed(collection);
    const box = await queryBox(collection, params.image, params.annotation);
    return suggest(collection, [box], query.limit ?? 10);
  },
});
