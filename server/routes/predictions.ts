import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';
import { startIndexAndRank } from './start-exploration.ts';

export const predictionRoutes = (workbench: Workbench): HandlersOf<'predictions'> => ({
  'predictions.run': ({ params, body }) =>
    startIndexAndRank(workbench, params.collection, body.wholeImage ?? false),
});
