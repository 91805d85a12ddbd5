import type { Anatomy } from './anatomy.ts';
import { giraffe } from './giraffe.ts';
import { hyena } from './hyena.ts';
import { leopard } from './leopard.ts';
import { createPuppet, type Puppet } from './quadruped.ts';
import { zebra } from './zebra.ts';

/** In the order of their class numbers. */
export const speciesNames = ['giraffe', 'zebra', 'leopard', 'spotted hyena'] as const;
export type SpeciesName = (typeof speciesNames)[number];

const anatomies: Readonly<Record<SpeciesName, Anatomy>> = {
  giraffe,
  zebra,
  leopard,
  'spotted hyena': hyena,
};

const puppets = new Map<SpeciesName, Puppet>();

/** The animal of a species, built once. */
export function puppetOf(species: SpeciesName): Puppet {
  const puppet = puppets.get(species) ?? createPuppet(anatomies[species]);
  puppets.set(species, puppet);
  return puppet;
}
