import { changeCount } from './changes.ts';
import { countAll } from './counts.ts';
import { cropsByIds, listAnnotations, listSurest } from './crops.ts';
import { countDetections, detectionsOf, listDetections } from './detections.ts';
import { refreshEncounters } from './encounters.ts';
import * as explorationQueries from './exploration-queries.ts';
import * as explorationWrites from './exploration-writes.ts';
import { facets } from './facets.ts';
import * as imageStates from './image-states.ts';
import * as individuals from './individual-queries.ts';
import { listIndividuals } from './individuals.ts';
import { listEncounters } from './list-encounters.ts';
import { imagePosition, listImages } from './list-images.ts';
import { countMapPoints, mapPart } from './map-text.ts';
import { overview } from './overview.ts';
import { listProblems, problemsOf, putDatasetProblems } from './problems.ts';
import { putAnalysed, putIndexedVersion, putScanned } from './put-images.ts';
import { isRankOutdated, putRanked } from './ranked.ts';
import { imagesOfOtherGenerations, removeImages } from './remove-images.ts';
import { speciesCounts } from './species.ts';
import { clearTopSuggestions, putTopSuggestions } from './top-suggestions.ts';

/** Everything the catalogue can do, by name: what crosses to its threads. */
export const operations = {
  ...explorationQueries,
  ...explorationWrites,
  ...imageStates,
  ...individuals,
  changeCount,
  clearTopSuggestions,
  countAll,
  countDetections,
  countMapPoints,
  cropsByIds,
  detectionsOf,
  facets,
  imagePosition,
  imagesOfOtherGenerations,
  isRankOutdated,
  listAnnotations,
  listDetections,
  listEncounters,
  listImages,
  listIndividuals,
  listProblems,
  listSurest,
  mapPart,
  overview,
  problemsOf,
  putAnalysed,
  putDatasetProblems,
  putIndexedVersion,
  putRanked,
  putScanned,
  putTopSuggestions,
  refreshEncounters,
  removeImages,
  speciesCounts,
};

type Operations = typeof operations;
export type OperationName = keyof Operations;

/** What looks at everything: done in a thread beside, so that no page of a list waits for it. */
export const slowOperations: ReadonlySet<OperationName> = new Set<OperationName>([
  'boxesOfIndividual',
  'countMapPoints',
  'countPending',
  'differentVerdicts',
  'facets',
  'imagesOfOtherGenerations',
  'knownStamps',
  'listEncounters',
  'listGroups',
  'listIndividuals',
  'listSurest',
  'mapPart',
  'overview',
  'refreshEncounters',
  'speciesCounts',
]);

type WithoutDatabase<F> = F extends (db: never, ...rest: infer Rest) => infer Result
  ? (...rest: Rest) => Promise<Result>
  : never;

/** The same operations as promises. */
export type CatalogueOperations = { [Name in OperationName]: WithoutDatabase<Operations[Name]> };

export interface OperationRequest {
  id: number;
  name: OperationName;
  parameters: unknown[];
}

export type OperationReply =
  { id: number; ok: true; value: unknown } | { id: number; ok: false; message: string };
