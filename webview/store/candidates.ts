import type { Annotation } from '../../server/contract/annotation.ts';
import type { Ranking, Suggestion } from '../../server/contract/suggestion.ts';
import type { SuggestionState } from './suggestions.ts';

/**
 * Whom a box may be, as ranked, without those that a person has told apart from it: what was just
 * said counts before the server's next ranking.
 */
export function candidatesFor(
  annotation: Annotation | null,
  { annotation: asked, ranking }: Pick<SuggestionState, 'annotation' | 'ranking'>,
): Suggestion[] {
  if (!annotation || asked !== annotation.id || !ranking) return [];
  const verdicts = new Map(
    annotation.comparisons.map(({ individual, verdict }) => [individual, verdict]),
  );
  return ranking.suggestions
    .filter(({ individual }) => verdicts.get(individual) !== 'different')
    .map((suggestion) => {
      const cannotCompare = verdicts.get(suggestion.individual) === 'cannot-compare';
      return cannotCompare === suggestion.cannotCompare
        ? suggestion
        : { ...suggestion, cannotCompare };
    });
}

/** A row of the ranking: a known individual with its rank among them, or somebody new. */
export interface RankingRow {
  suggestion: Suggestion | null;
  /** Among the known ones, from 0: what the number keys mean. */
  rank: number;
}

/** More rows than number keys are not read. */
const mostRows = 9;

/**
 * The ranking as it is read, with somebody new in the place that its likelihood gives it; last where
 * nobody can tell how likely that is.
 */
export function inRanking(annotation: Annotation, ranking: Ranking): RankingRow[] {
  const known = candidatesFor(annotation, { annotation: annotation.id, ranking })
    .slice(0, mostRows)
    .map((suggestion, rank): RankingRow => ({ suggestion, rank }));
  const { newIndividual } = ranking;
  const told = newIndividual !== null && newIndividual.likelihood !== null;
  const place = told ? Math.min(newIndividual.rank, known.length) : known.length;
  return known.toSpliced(place, 0, { suggestion: null, rank: place });
}
