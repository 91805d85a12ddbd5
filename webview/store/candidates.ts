import type { Annotation } from '../../server/contract/annotation.ts';
import type { Suggestion } from '../../server/contract/suggestion.ts';
import type { SuggestionState } from './suggestions.ts';

/**
 * Whom a box may be, as ranked, without those that a person has told apart from it: what was just
 * said counts before the server's next ranking.
 */
export function candidatesFor(
  annotation: Annotation | null,
  { annotation: asked, ranking }: SuggestionState,
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
