import type { SpeciesName } from '../animals/species.ts';

export interface Individual {
  name: string;
  species: SpeciesName;
  /** Against its kind's measures. */
  size: number;
  /** Whether the gallery knows it; a stranger comes only in the incoming photographs. */
  known: boolean;
}

const known = (species: SpeciesName, name: string, size: number): Individual => ({
  name,
  species,
  size,
  known: true,
});

/** Everybody who walks past the cameras. */
export const cast: readonly Individual[] = [
  known('giraffe', 'Amani', 1.03),
  known('giraffe', 'Imani', 0.92),
  known('giraffe', 'Neema', 0.96),
  known('giraffe', 'Zuri', 0.88),
  known('zebra', 'Milia', 1),
  known('zebra', 'Pundo', 1.04),
  known('zebra', 'Rafiki', 0.97),
  known('zebra', 'Tano', 1.02),
  known('leopard', 'Kito', 1.06),
  known('leopard', 'Nuru', 0.94),
  known('leopard', 'Sheba', 0.98),
  known('spotted hyena', 'Jabari', 1.02),
  known('spotted hyena', 'Kali', 1.05),
  known('spotted hyena', 'Moto', 0.95),
  { name: 'stranger-giraffe', species: 'giraffe', size: 0.98, known: false },
  { name: 'stranger-hyena', species: 'spotted hyena', size: 1, known: false },
];
