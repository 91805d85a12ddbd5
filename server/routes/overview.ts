import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';

export const overviewRoutes = ({ collections }: Workbench): HandlersOf<'overview'> => ({
  'overview.get': ({ params }) => collections.get(params.collection).catalogue.overview(),
});
