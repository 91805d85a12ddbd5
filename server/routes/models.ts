import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';

export const modelRoutes = ({ store, jobs }: Workbench): HandlersOf<'models'> => ({
  'models.list': async ({ query }) => {
    const all = await store.list();
    const start = Number(query.cursor ?? 0);
    const end = start + (query.limit ?? 100);
    return {
      items: all.slice(start, end),
      next: end < all.length ? String(end) : null,
      total: all.length,
    };
  },
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
