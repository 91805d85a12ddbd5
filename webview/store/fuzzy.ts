/**
 * How well a query fits a name: the letters must come in order. Higher is better; null: no fit.
 * Whole beginnings beat beginnings of words, those beat letters side by side, those beat the rest.
 */
export function fuzzyScore(query: string, name: string): number | null {
  const wanted = query.trim().toLowerCase();
  const text = name.toLowerCase();
  if (wanted === '') return 0;
  if (text === wanted) return 1000;
  if (text.startsWith(wanted)) return 500 - text.length;
  let score = 0;
  let last = -1;
  for (const letter of wanted) {
    const at = text.indexOf(letter, last + 1);
    if (at < 0) return null;
    const startsWord = at === 0 || /[\s\-_./#]/.test(text[at - 1] ?? '');
    if (at === last + 1) score += 8;
    else if (startsWord) score += 6;
    else score -= Math.min(4, at - last - 1);
    last = at;
  }
  return score - text.length / 100;
}

/** Items that fit, the best first; equal ones keep their order. */
export function fuzzyFilter<T>(query: string, items: readonly T[], name: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, score: fuzzyScore(query, name(item)) }))
    .filter((one): one is { item: T; score: number } => one.score !== null)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}
