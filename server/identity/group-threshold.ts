import type { NoveltySample } from './novelty.ts';

/** Fewer named crops with another of the same individual tell nothing. */
const fewestPairs = 20;
/** Share of right answers that is asked of the nearest crop. */
const precision = 0.97;
/** And the share of nearest strangers that have to stay below. */
const strangersBelow = 0.95;
/** The precision of fewer answers than these is chance. */
const fewestAnswers = 10;

/**
 * The similarity from which on two crops may be put into one group without asking, learned from named
 * ones: where the nearest crop has been of the same individual in 97 of 100 cases, and above what 95 of
 * 100 nearest strangers reach. Both are asked, because a wrong group costs more trust than it saves
 * keys.
 * @returns null where too few are named to tell
 */
export function groupThreshold(samples: readonly NoveltySample[]): number | null {
  const asked = samples.flatMap(({ known, other }) =>
    known === null || other === null ? [] : [{ known, other }],
  );
  if (asked.length < fewestPairs) return null;
  const strangers = asked.map(({ other }) => other).sort((a, b) => a - b);
  const reached = strangers[Math.floor(strangersBelow * (strangers.length - 1))]!;

  const answers = asked
    .map(({ known, other }) => ({ score: Math.max(known, other), right: known > other }))
    .sort((a, b) => b.score - a.score);
  let right = 0;
  let precise = 1;
  answers.forEach((answer, index) => {
    right += Number(answer.right);
    const enough = index + 1 >= fewestAnswers && right / (index + 1) >= precision;
    if (enough) precise = answer.score;
  });
  return Math.max(reached, precise);
}
