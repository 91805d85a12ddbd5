import { readDocument } from '../collections/document.ts';
import { addImages, removeImage } from '../collections/membership.ts';
import { cropOf, parseBox, pictureOf } from '../collections/pictures.ts';
import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';
import { pageOf } from './paging.ts';

export const imageRoutes = ({ collections, person }: Workbench): HandlersOf<'images'> => ({
  'images.list': ({ params, query: { cursor, limit, ...filter } }) =>
    collections.get(params.collection).catalogue.listImages(filter, pageOf({ cursor, limit })),
  'images.get': ({ params }) => readDocument(collections.get(params.collection), params.image),
  'images.add': async ({ params, body }) => {
    const collection = collections.get(params.collection);
    const images = await addImages(collection, body.files, body.split, person);
    await collections.changed(collection);
    return { images };
  },
  'images.delete': async ({ params }) => {
    const collection = collections.get(params.collection);
    await removeImage(collection, params.image, person);
    await collections.changed(collection);
    return {};
  },
  'images.picture': ({ params, query }) =>
    pictureOf(collections.get(params.collection), params.image, query.size),
  'images.crop': ({ params, query }) =>
    cropOf(
      collections.get(params.collection),
      params.image,
      parseBox(query.box),
      query.size ?? 224,
    ),
});
