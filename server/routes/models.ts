import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';
import { pageOfAll } from './paging.ts';

export const modelRoutes = ({ store, jobs }: Workbench): HandlersOf<'models'> => ({
  'models.list': async ({ query }) => pageOfAll(await store.list(), query),
  'models.add': ({ body }) => store.add(body),
  'models.download': ({ params }) =>
    jobs.start({
      kind: `download ${params.model}`,
      collection: null,
      runs: null,
      unit: 'bytes',
      run: ({ signal, progress }) =>
        store.download(params.model, {
          signal,
          onProgress: (done, total) => progress({ done, total }),
        }),
    }),
  'models.remove': async ({ params }) => {
    await store.remove(params.model);
    return {};
  },
});
