import type { Annotation } from '../../server/contract/annotation.ts';
import type { Suggestion } from '../../server/contract/suggestion.ts';
import { candidatesFor } from './candidates.ts';
import type { SuggestionState } from './suggestions.ts';

/** What a ranking puts first: somebody known, that it is somebody new, or nothing. */
export type Answer =
  { kind: 'known'; suggestion: Suggestion } | { kind: 'new' } | { kind: 'nobody' };

/** The first answer of a box's ranking; null while there is no ranking of this box. */
export function topAnswer(annotation: Annotation, state: SuggestionState): Answer | null {
  const { ranking } = state;
  if (state.annotation !== annotation.id || !ranking) return null;
  const { newIndividual } = ranking;
  if (newIndividual && newIndividual.likelihood !== null && newIndividual.rank === 0) {
    return { kind: 'new' };
  }
  const [suggestion] = candidatesFor(annotation, state);
  return suggestion ? { kind: 'known', suggestion } : { kind: 'nobody' };
}
