import { SleuthsError } from '../contract/errors.ts';
import { explorationKinds } from '../contract/group.ts';
import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';
import { pageOf } from './paging.ts';
import { startExploration, startIndexAndRank } from './start-exploration.ts';

export const jobRoutes = (workbench: Workbench): HandlersOf<'jobs'> => ({
  'jobs.list': ({ query: { collection, ...page } }) =>
    workbench.jobs.list(collection === undefined ? {} : { collection }, pageOf(page)),
  'jobs.start': ({ body: { kind, collection, options } }) => {
    const exploration = explorationKinds.find((known) => known === kind);
    if (kind !== 'index' && exploration === undefined) {
      throw new SleuthsError({
        code: 'bad-request',
        message: `There is no job “${kind}”.`,
        remedy: `Jobs: ${['index', ...explorationKinds].join(', ')}.`,
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
    return exploration
      ? startExploration(workbench, collection, exploration)
      : startIndexAndRank(workbench, collection, options?.wholeImage === true);
  },
  'jobs.status': ({ params }) => workbench.jobs.get(params.job),
  'jobs.abort': ({ params }) => workbench.jobs.abort(params.job),
  'jobs.logs': ({ params, query }) => workbench.jobs.logs(params.job, pageOf(query)),
  'jobs.clear': async ({ params }) => {
    await workbench.jobs.clear(params.job);
    return {};
  },
});
