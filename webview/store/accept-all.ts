import type { Annotation } from '../../server/contract/annotation.ts';
import type { Edit } from '../../server/contract/edit.ts';
import { accept } from './decisions.ts';
import type { Answer } from './answer.ts';

/** What accepting all proposed boxes of a photograph means. */
export interface Acceptances {
  edits: Edit[];
  /** Who was named, and how many were accepted as their species only or left alone. */
  named: string[];
  unnamed: number;
  withoutSpecies: number;
}

/**
 * Accepts every proposed box: with the individual that its ranking puts first, where the ranking is
 * known and says somebody known, else as its species only. An individual is not in one photograph
 * twice: where two boxes would get one name, the more similar one does.
 */
export function acceptAll(
  boxes: readonly Annotation[],
  answerOf: (annotation: Annotation) => Answer | null,
  sole: string | null = null,
): Acceptances {
  const taken = new Set(
    boxes.flatMap(({ state, individual }) =>
      state === 'accepted' && individual !== null ? [individual] : [],
    ),
  );
  const proposed = boxes
    .filter(({ state }) => state === 'proposed')
    .map((box) => ({ box, suggestion: suggestionOf(answerOf(box)) }))
    .toSorted((a, b) => (b.suggestion?.score ?? -2) - (a.suggestion?.score ?? -2));
  const all: Acceptances = { edits: [], named: [], unnamed: 0, withoutSpecies: 0 };
  for (const { box, suggestion } of proposed) {
    const free = suggestion && !taken.has(suggestion.individual) ? suggestion : null;
    const acceptance = accept(box, free, sole);
    if (acceptance.kind === 'needs-species') all.withoutSpecies++;
    if (acceptance.kind !== 'edit') continue;
    all.edits.push(acceptance.edit);
    const individual = box.individual ?? free?.individual;
    if (individual === undefined) all.unnamed++;
    else all.named.push(individual);
    if (individual !== undefined) taken.add(individual);
  }
  return all;
}

function suggestionOf(answer: Answer | null) {
  return answer?.kind === 'known' ? answer.suggestion : null;
}
