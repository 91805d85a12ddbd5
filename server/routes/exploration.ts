import { cropsOfGroup, explorationOf, mapOf } from '../collections/explore-read.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { JsonText } from '../http/json-text.ts';
import type { Workbench } from '../workbench.ts';
import { pageOf } from './paging.ts';

export const explorationRoutes = ({ collections }: Workbench): HandlersOf<'exploration'> => ({
  'exploration.get': ({ params }) => explorationOf(collections.get(params.collection)),
  'exploration.groups': ({ params, query: { cursor, limit, offset, species } }) => {
    const page = { ...pageOf({ cursor, limit }), ...(offset === undefined ? {} : { offset }) };
    return collections.get(params.collection).catalogue.listGroups(species, page);
  },
  'exploration.crops': ({ params, query }) =>
    cropsOfGroup(collections.get(params.collection), params.group, pageOf(query)),
  'exploration.map': async ({ params }) =>
    new JsonText(await mapOf(collections.get(params.collection))),
});
