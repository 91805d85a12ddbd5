import { things } from './model-classes.ts';
import { containsWords, normalName } from './normal-name.ts';
import { namesOf } from './synonyms.ts';

/**
 * What a model's class is to a dataset: one of its species, an animal of unknown species
 * (`species: null`), or nothing that it wants (`keep: false`), whose boxes are left out.
 */
export type ClassMapping = { keep: true; species: string | null } | { keep: false };

/** By class, before all rules: a species, null for an animal of unknown species, false to leave it out. */
export type ClassOverrides = Readonly<Record<string, string | null | false>>;

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
 * @param classes by the model's output index
 * @param species names of the dataset's classes
 * @returns a mapping for each class, by its index
 */
export function mapClasses(
  classes: readonly string[],
  species: readonly string[],
  overrides: ClassOverrides = {},
): ClassMapping[] {
  const known = species.map((name): KnownSpecies => {
    const normal = normalName(name);
    return { name, normal, names: namesOf(normal) };
  });
  const chosen = new Map(Object.entries(overrides).map(([name, to]) => [normalName(name), to]));
  return classes.map((name): ClassMapping => {
    const normal = normalName(name);
    const override = chosen.get(normal);
    if (override === false) return { keep: false };
    return override === undefined ? mappingOf(normal, known) : { keep: true, species: override };
  });
}

function mappingOf(className: string, known: readonly KnownSpecies[]): ClassMapping {
  const same = known.find(({ normal }) => normal === className);
  if (same) return { keep: true, species: same.name };
  if (things.has(className)) return { keep: false };
  const fitting = known.filter((one) => fits(className, one));
  return { keep: true, species: fitting.length === 1 ? fitting[0]!.name : null };
}

function fits(className: string, species: KnownSpecies): boolean {
  for (const name of species.names) if (containsWords(name, className)) return true;
  for (const name of namesOf(className)) if (containsWords(name, species.normal)) return true;
  return false;
}
