import { describe, expect, it } from 'vitest';
import {
  puppetOf,
  speciesNames,
  type SpeciesName,
} from '../../datasets/savanna/animals/species.ts';
import { createSkin } from '../../datasets/savanna/coats/skin.ts';

/** Colours of a coat over the trunk, where individuals are told apart. */
function trunk(
  species: SpeciesName,
  individual: string,
  flank: 'left' | 'right',
  seed = 7,
): number[] {
  const { anatomy, resting } = puppetOf(species);
  const coat = createSkin(species, individual, seed, resting, 0.4).coats[flank];
  const colour = new Float64Array(3);
  const first = anatomy.trunk[2]!;
  const last = anatomy.trunk.at(-1)!;
  return Array.from({ length: 400 }, (_, i) => {
    const x = first[0] + ((last[0] - first[0]) * (i % 20)) / 19;
    const y = first[1] - first[3] * 0.5 + (first[3] * Math.floor(i / 20)) / 19;
    coat.read(colour, x, y);
    return colour[0]! + colour[1]! + colour[2]!;
  });
}

/** Pearson's correlation. */
function alike(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]): number => list.reduce((x, y) => x + y, 0) / list.length;
  const [ma, mb] = [mean(a), mean(b)];
  const product = mean(a.map((x, i) => (x - ma) * (b[i]! - mb)));
  const spread = (list: readonly number[], m: number): number =>
    Math.sqrt(mean(list.map((x) => (x - m) ** 2)));
  return product / (spread(a, ma) * spread(b, mb));
}

describe.each(speciesNames)('the coat of a %s', (species) => {
  const amani = trunk(species, 'Amani', 'left');

  it('is the same whenever it is painted', () => {
    expect(trunk(species, 'Amani', 'left')).toEqual(amani);
  });

  it('has a pattern', () => {
    expect(Math.max(...amani) / Math.min(...amani)).toBeGreaterThan(1.5);
  });

  it('differs between flanks, individuals and seeds', () => {
    expect(alike(amani, amani)).toBeCloseTo(1);
    expect(alike(amani, trunk(species, 'Amani', 'right'))).toBeLessThan(0.6);
    expect(alike(amani, trunk(species, 'Imani', 'left'))).toBeLessThan(0.6);
    expect(alike(amani, trunk(species, 'Amani', 'left', 8))).toBeLessThan(0.6);
  });
});
