/** Class numbers and species, both ways. */
export interface SpeciesTable {
  /** The species of a class number, null for a number without a name. */
  nameOf: (classIndex: number) => string | null;
  /** The class number of a species, undefined for one that data.yaml does not have. */
  classOf: (species: string) => number | undefined;
}

/**
 * @param names class names by index; null for a dataset without data.yaml, whose classes are called
 *   `class 0`, `class 1`, …
 */
export function speciesTable(names: readonly string[] | null): SpeciesTable {
  if (!names) {
    return {
      nameOf: (classIndex) => `class ${classIndex}`,
      classOf: (species) => {
        const digits = /^class (\d{1,6})$/.exec(species)?.[1];
        return digits === undefined ? undefined : Number(digits);
      },
    };
  }
  return {
    nameOf: (classIndex) => names[classIndex] || null,
    classOf: (species) => {
      const index = species === '' ? -1 : names.indexOf(species);
      return index < 0 ? undefined : index;
    },
  };
}
