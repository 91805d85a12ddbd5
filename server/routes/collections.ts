import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';
import { pageOf } from './paging.ts';

export const collectionRoutes = ({ collections }: Workbench): HandlersOf<'collections'> => ({
  'collections.list': ({ query }) => collections.list(pageOf(query)),
  'collections.open': async ({ body }) => (await collections.open(body.path)).summary(),
  'collections.get': ({ params }) => collections.get(params.collection).summary(),
  'collections.close': async ({ params }) => {
    await collections.close(params.collection);
    return {};
  },
  'collections.problems': ({ params, query }) =>
    collections.get(params.collection).catalogue.listProblems(pageOf(query)),
});
