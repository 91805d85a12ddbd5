import type { Handlers } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';
import { annotationRoutes } from './annotations.ts';
import { collectionRoutes } from './collections.ts';
import { encounterRoutes } from './encounters.ts';
import { imageRoutes } from './images.ts';
import { decisionRoutes } from './decisions.ts';
import { explorationRoutes } from './exploration.ts';
import { historyRoutes } from './history.ts';
import { jobRoutes } from './jobs.ts';
import { labelRoutes } from './labels.ts';
import { modelRoutes } from './models.ts';
import { overviewRoutes } from './overview.ts';
import { predictionRoutes } from './predictions.ts';
import { serverRoutes } from './server.ts';
import { speciesRoutes } from './species.ts';
import { suggestionRoutes } from './suggestions.ts';

/** What answers each route of the contract. */
export const allRoutes = (workbench: Workbench): Handlers => ({
  ...serverRoutes(workbench),
  ...collectionRoutes(workbench),
  ...speciesRoutes(workbench),
  ...labelRoutes(workbench),
  ...imageRoutes(workbench),
  ...encounterRoutes(workbench),
  ...overviewRoutes(workbench),
  ...predictionRoutes(workbench),
  ...annotationRoutes(workbench),
  ...decisionRoutes(workbench),
  ...historyRoutes(workbench),
  ...suggestionRoutes(workbench),
  ...explorationRoutes(workbench),
  ...jobRoutes(workbench),
  ...modelRoutes(workbench),
});
