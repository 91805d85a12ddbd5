import { SleuthsError } from '../contract/errors.ts';
import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';
import { pageOf } from './paging.ts';
import { startIndex } from './start-index.ts';

export const jobRoutes = (workbench: Workbench): HandlersOf<'jobs'> => ({
  'jobs.list': ({ query: { collection, ...page } }) =>
    workbench.jobs.list(collection === undefined ? {} : { collection }, pageOf(page)),
  'jobs.start': ({ body: { kind, collection, options } }) => {
    if (kind !== 'index') {
      throw new SleuthsError({
        code: 'bad-request',
        message: `There is no job “${kind}”.`,
        remedy: 'Jobs: index.',
        field: 'body/kind',
      });
    }
    if (collection === undefined) {
      throw new SleuthsError({
        code: 'bad-request',
        message: 'This job needs a collection.',
        field: 'body/collection',
      });
    }
    return startIndex(workbench, collection, options?.wholeImage === true);
  },
  'jobs.status': ({ params }) => workbench.jobs.get(params.job),
  'jobs.abort': ({ params }) => workbench.jobs.abort(params.job),
  'jobs.logs': ({ params, query }) => workbench.jobs.logs(params.job, pageOf(query)),
  'jobs.clear': async ({ params }) => {
    await workbench.jobs.clear(params.job);
    return {};
  },
});
