import type { NewIndividual } from '../contract/suggestion.ts';
import type { Gallery } from '../gallery/gallery.ts';
import {
  fewestIndividuals,
  fitNovelty,
  likelihoodOfNew,
  noveltyPrior,
  rankOfNew,
  type NoveltyModel,
} from '../identity/novelty.ts';
import { samplesOf } from './explore-samples.ts';
import type { OpenCollection } from './open-collection.ts';

interface Fitted {
  gallery: Gallery;
  /** Count of changes when the model was asked for. */
  changes: number;
  model: Promise<NoveltyModel | null>;
  /** Once it is known; undefined before. */
  ready: NoveltyModel | null | undefined;
  /** When it may be fitted anew, by `performance.now()`. */
  again: number;
}

/** A gallery of so many crops is asked while a person waits; a larger one answers from the next time on. */
const quickCrops = 5_000;
/** Fitting takes at most this share of the time. */
const share = 1 / 20;

const models = new WeakMap<OpenCollection, Map<string | null, Fitted>>();

/**
 * How a new individual of a species would look to the gallery. The model of the names as they were a
 * moment ago is good enough: it is fitted anew in the background when they have changed.
 * @returns null where too few individuals are known, or it is not known yet
 */
async function noveltyOf(
  collection: OpenCollection,
  gallery: Gallery,
  species: string | null,
  crops: number,
): Promise<NoveltyModel | null> {
  const known = models.get(collection) ?? new Map<string | null, Fitted>();
  models.set(collection, known);
  const changes = await collection.catalogue.changeCount();
  const last = known.get(species);
  const usable = last?.gallery === gallery ? last : undefined;
  if (usable && (usable.changes === changes || performance.now() < usable.again)) {
    return usable.ready === undefined && crops <= quickCrops
      ? usable.model
      : (usable.ready ?? null);
  }
  const fitted = fit(collection, gallery, species, changes, usable);
  known.set(species, fitted);
  if (usable?.ready !== undefined) return usable.ready;
  return crops <= quickCrops ? fitted.model : null;
}

function fit(
  collection: OpenCollection,
  gallery: Gallery,
  species: string | null,
  changes: number,
  before: Fitted | undefined,
): Fitted {
  const started = performance.now();
  const fitted: Fitted = {
    gallery,
    changes,
    ready: before?.ready,
    again: Infinity,
    model: samplesOf(collection.exploration, gallery, species)
      .then((found) => {
        if (!found || found.individuals < fewestIndividuals) return null;
        return fitNovelty(found.samples, noveltyPrior(found.once, found.sightings));
      })
      // A dataset that is being closed: nobody waits for the answer any more.
      .catch(() => null),
  };
  void fitted.model.then((model) => {
    fitted.ready = model;
    const ended = performance.now();
    fitted.again = ended + (ended - started) / share;
  });
  return fitted;
}

/**
 * How likely it is that an animal is nobody known, and its place among the suggestions.
 * @param best scores of the best suggestion of each of its boxes
 * @param scores of the suggestions, best first
 */
export async function newIndividualOf(
  collection: OpenCollection,
  gallery: Gallery,
  query: { species: string | null; crops: number },
  best: readonly (number | null)[],
  scores: readonly number[],
): Promise<NewIndividual> {
  const model = await noveltyOf(collection, gallery, query.species, query.crops);
  if (!model) return { likelihood: null, rank: scores.length, threshold: null };
  // Boxes of one animal repeat each other: their odds are averaged, not multiplied.
  const odds = best.map((score) => {
    const likelihood = Math.min(1 - 1e-6, Math.max(1e-6, likelihoodOfNew(model, score)));
    return Math.log(likelihood / (1 - likelihood));
  });
  const mean = odds.reduce((sum, value) => sum + value, 0) / odds.length;
  return {
    likelihood: 1 / (1 + Math.exp(-mean)),
    rank: rankOfNew(model, scores),
    threshold: model.threshold,
  };
}
