import { mapClasses } from '../vision/species/class-map.ts';
import type { SpeciesOf } from './proposals.ts';

/** A class that says only that it is an animal. */
const anyAnimal = 'animal';

/**
 * What the detector's classes are in a dataset. Where the dataset names no species yet, a folder of
 * photographs say, the detector's own word is the first guess.
 */
export function speciesOf(species: readonly string[]): SpeciesOf {
  const named = species.filter((name) => name !== '');
  const known = new Map<string, ReturnType<SpeciesOf>>();
  return (detectorClass) => {
    const answer = known.get(detectorClass);
    if (answer !== undefined) return answer;
    const [mapping] = mapClasses([detectorClass], named);
    const guess = named.length === 0 && detectorClass !== anyAnimal ? detectorClass : null;
    const meaning = mapping?.keep ? { species: mapping.species ?? guess } : null;
    known.set(detectorClass, meaning);
    return meaning;
  };
}
