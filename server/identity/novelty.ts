import { fitLogistic } from './logistic.ts';

/** One gallery crop asked of the rest of the gallery, without its own photograph and burst. */
export interface NoveltySample {
  /** Cosine similarity of the nearest other crop of the same individual; null: there is none. */
  known: number | null;
  /** Cosine similarity of the nearest crop of another individual; null: there is none. */
  other: number | null;
}

export interface NoveltyModel {
  /** Log odds that an animal whose best score is s is new: `intercept + slope · s`; slope ≤ 0. */
  intercept: number;
  slope: number;
  /** P(new) before its looks are known. */
  prior: number;
  /** Score at which known and new are as likely; null: no score decides it. */
  threshold: number | null;
}

/** Below these the two distributions cannot be told. */
const fewestPairs = 20;
export const fewestIndividuals = 3;

const logit = (p: number) => Math.log(p / (1 - p));

/**
 * P(new): the chance that the next animal is one not seen before, as Good and Turing estimate it from
 * the individuals seen once (Good 1953, "The population frequencies of species and the estimation of
 * population parameters", Biometrika 40). Smoothed by half an individual, and never below one in ten:
 * where nobody was seen only once, somebody has chosen the gallery, and it tells nothing of who comes.
 * @param once individuals with a single sighting
 * @param sightings all sightings
 */
export function noveltyPrior(once: number, sightings: number): number {
  const share = (once + 0.5) / (sightings + 1);
  return Math.min(0.9, Math.max(0.1, share));
}

/**
 * How likely an animal is to be new, given the score of its best suggestion. Each sample gives what the
 * best score is while its individual is in the gallery, max(known, other), and what it would be were it
 * not, `other`; the log odds between the two are fitted by logistic regression (Platt 1999,
 * "Probabilistic outputs for support vector machines"), monotone, and shifted to the prior.
 * @returns null where there are too few samples to tell
 */
export function fitNovelty(samples: readonly NoveltySample[], prior: number): NoveltyModel | null {
  const known: number[] = [];
  const unknown: number[] = [];
  for (const sample of samples) {
    if (sample.other === null) continue;
    unknown.push(sample.other);
    if (sample.known !== null) known.push(Math.max(sample.known, sample.other));
  }
  if (known.length < fewestPairs) return null;

  const fit = fitLogistic(unknown, known);
  // Looks that say nothing leave the prior; that stranger animals look more familiar is noise.
  const slope = Math.min(0, fit.slope);
  const intercept = (slope === 0 ? 0 : fit.intercept) + logit(prior);
  const crossing = slope === 0 ? Number.NaN : -intercept / slope;
  const threshold = crossing >= -1 && crossing <= 1 ? crossing : null;
  return { intercept, slope, prior, threshold };
}

/** P(new) of an animal whose best suggestion has `score`; 1 where nobody is suggested. */
export function likelihoodOfNew(model: NoveltyModel, score: number | null): number {
  if (score === null) return 1;
  return 1 / (1 + Math.exp(-(model.intercept + model.slope * score)));
}

/**
 * Where "new" stands among suggestions: before the first that is less likely than it.
 * @param scores of the suggestions, best first
 */
export function rankOfNew(model: NoveltyModel | null, scores: readonly number[]): number {
  if (!model) return scores.length;
  const place = scores.findIndex((score) => likelihoodOfNew(model, score) > 0.5);
  return place < 0 ? scores.length : place;
}
