import { readDocument } from '../collections/document.ts';
import { addImages, removeImage } from '../collections/membership.ts';
import { cropOf, parseBox, pictureOf } from '../collections/pictures.ts';
import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';
import { checkDays, defaultGap } from './filter-query.ts';
import { pageOf } from './paging.ts';

export const imageRoutes = ({ collections, person }: Workbench): HandlersOf<'images'> => ({
  'images.list': async ({ params, query }) => {
    const { cursor, limit, offset, after, before, gap, ...filter } = query;
    checkDays(filter);
    const { catalogue } = collections.get(params.collection);
    if (filter.encounter !== undefined) await catalogue.refreshEncounters(gap ?? defaultGap);
    return catalogue.listImages(filter, {
      ...pageOf({ cursor, limit }),
      ...(offset === undefined ? {} : { offset }),
      ...(after === undefined ? {} : { after }),
      ...(before === undefined ? {} : { before }),
    });
  },
  'images.position': ({ params, query }) => {
    checkDays(query);
    return collections.get(params.collection).catalogue.imagePosition(params.image, query);
  },
  'images.facets': ({ params, query }) => {
    checkDays(query);
    return collections.get(params.collection).catalogue.facets(query);
  },
  'images.get': ({ params }) => readDocument(collections.get(params.collection), params.image),
  'images.add': async ({ params, body }) => {
    const collection = collections.get(params.collection);
    const images = await addImages(collection, body.files, body.split, person);
    collections.changed(collection);
    return { images };
  },
  'images.delete': async ({ params }) => {
    const collection = collections.get(params.collection);
    await removeImage(collection, params.image, person);
    collections.changed(collection);
    return {};
  },
  'images.picture': ({ params, query }) =>
    pictureOf(
      collections.get(params.collection),
      params.image,
      query.size,
      query.equalise ?? false,
    ),
  'images.crop': ({ params, query }) =>
    cropOf(
      collections.get(params.collection),
      params.image,
      parseBox(query.box),
      query.size ?? 224,
    ),
});
