import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';
import { startIndex } from './start-index.ts';

export const predictionRoutes = (workbench: Workbench): HandlersOf<'predictions'> => ({
  'predictions.run': ({ params, body }) =>
    startIndex(workbench, params.collection, body.wholeImage ?? false),
});
