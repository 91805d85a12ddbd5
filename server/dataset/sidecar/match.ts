import type { Box } from '../../contract/box.ts';
import { overlap } from '../../contract/overlap.ts';

export interface LineToMatch {
  text: string;
  classIndex: number | null;
  box: Box;
}

export interface StoredToMatch {
  /** The label line's text when the sidecar was written. */
  line: string | null;
  /** null: unknown, goes with every class. */
  classIndex: number | null;
  box: Box;
}

/** Boxes that overlap this much are taken for the same animal, corrected by another program. */
const leastOverlap = 0.5;

/**
 * Finds the label line of each stored box: the same text, equal lines in their order; then, among what
 * is left, the same class and the greatest overlap, best pairs first.
 *
 * @returns for each stored box the index of its line, or null
 */
export function matchBoxes(
  stored: readonly StoredToMatch[],
  lines: readonly LineToMatch[],
): (number | null)[] {
  const result: (number | null)[] = stored.map(() => null);
  const free = new Set(lines.keys());
  const byText = new Map<string, number[]>();
  lines.forEach(({ text }, index) => byText.set(text, [...(byText.get(text) ?? []), index]));
  stored.forEach((box, index) => {
    const line = box.line === null ? undefined : byText.get(box.line)?.shift();
    if (line === undefined) return;
    result[index] = line;
    free.delete(line);
  });

  const pairs: { stored: number; line: number; overlap: number }[] = [];
  stored.forEach((box, index) => {
    if (result[index] !== null) return;
    for (const line of free) {
      const { classIndex, box: drawn } = lines[line]!;
      if (box.classIndex !== null && box.classIndex !== classIndex) continue;
      const shared = overlap(box.box, drawn);
      if (shared >= leastOverlap) pairs.push({ stored: index, line, overlap: shared });
    }
  });
  // Sorting is stable: equal overlaps keep the order of the sidecar, then of the label file.
  pairs.sort((a, b) => b.overlap - a.overlap);
  for (const pair of pairs) {
    if (result[pair.stored] !== null || !free.delete(pair.line)) continue;
    result[pair.stored] = pair.line;
  }
  return result;
}
