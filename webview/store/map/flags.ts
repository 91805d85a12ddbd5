/** What is special about a point just now, for drawing: bits of one byte. */
export const selectedFlag = 1;
export const dimmedFlag = 2;

/**
 * @param highlighted index of the group that stands out, the others are dimmed; null: none
 * @returns one byte a point
 */
export function flagPoints(
  groupOf: Uint32Array,
  highlighted: number | null,
  selection: ReadonlySet<number>,
): Uint8Array {
  const flags = new Uint8Array(groupOf.length);
  if (highlighted !== null) {
    for (let i = 0; i < flags.length; i++) {
      if (groupOf[i] !== highlighted) flags[i] = dimmedFlag;
    }
  }
  // What is selected is never dimmed.
  for (const index of selection) flags[index] = selectedFlag;
  return flags;
}
