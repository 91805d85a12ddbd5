import { things } from './species/model-classes.ts';
import { containsWords, normalName } from './species/normal-name.ts';
import { namesOf } from './species/synonyms.ts';

/**
 * What a detector's class is to a dataset: one of its species, an animal of unknown species
 * (`species: null`), or nothing that it wants (null).
 */
export type ClassMeaning = { species: string | null } | null;

/** By class, before all rules: its meaning. */
export type ClassOverrides = Readonly<Record<string, ClassMeaning>>;

interface KnownSpecies {
  name: string;
  normal: string;
  names: Set<string>;
}

/**
 * Maps a detector's classes to a dataset's species. In this order:
 * 1. an override;
 * 2. the species of the same name (case, spaces, underscores, plural apart), even of a thing: a dataset
 *    that names `person` wants persons;
 * 3. a thing (person, car, ...) is left out;
 * 4. the one species whose name, or one of its English or scientific synonyms, contains the class as a
 *    word, or is contained in it: `giraffe` becomes `Masai giraffe` or `Giraffa tippelskirchi`. Where two
 *    species fit (`Plains zebra`, `Grevy's zebra`), it is unknown;
 * 5. anything else is an animal of unknown species: MegaDetector's `animal`, COCO's `bear`.
 * @param species names of the dataset's classes
 * @returns the map; it remembers each class, so keep it while the species stay the same
 */
export function speciesMap(
  species: readonly string[],
  overrides: ClassOverrides = {},
): (detectorClass: string) => ClassMeaning {
  const known = species.map((name): KnownSpecies => {
    const normal = normalName(name);
    return { name, normal, names: namesOf(normal) };
  });
  const chosen = new Map(Object.entries(overrides).map(([name, to]) => [normalName(name), to]));
  const remembered = new Map<string, ClassMeaning>();
  return (detectorClass) => {
    let meaning = remembered.get(detectorClass);
    if (meaning === undefined) {
      const normal = normalName(detectorClass);
      const override = chosen.get(normal);
      meaning = override === undefined ? meaningOf(normal, known) : override;
      remembered.set(detectorClass, meaning);
    }
    return meaning;
  };
}

function meaningOf(className: string, known: readonly KnownSpecies[]): ClassMeaning {
  const same = known.find(({ normal }) => normal === className);
  if (same) return { species: same.name };
  if (things.has(className)) return null;
  const fitting = known.filter((one) => fits(className, one));
  return { species: fitting.length === 1 ? fitting[0]!.name : null };
}

function fits(className: string, species: KnownSpecies): boolean {
  for (const name of species.names) if (containsWords(name, className)) return true;
  for (const name of namesOf(className)) if (containsWords(name, species.normal)) return true;
  return false;
}
