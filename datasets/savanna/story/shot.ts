import type { Pose } from '../animals/anatomy.ts';
import type { Flank } from '../animals/mesh.ts';
import type { SpeciesName } from '../animals/species.ts';
import type { Light } from '../render/light.ts';
import type { Placement } from '../render/solid.ts';

/** One animal in one photograph. */
export interface Actor {
  species: SpeciesName;
  individual: string;
  pose: Pose;
  placement: Placement;
  /** The flank that the camera sees. */
  flank: Flank;
}

/** One photograph to be taken. */
export interface Shot {
  /** Path under images/, with the split. */
  file: string;
  /** Local time, `YYYY-MM-DDTHH:MM:SS`. */
  takenAt: string;
  actors: readonly Actor[];
  /** Seconds since the visit began: the wind's moment. */
  moment: number;
}

/** Photographs of one place in one light, seconds apart: they share a backdrop. */
export interface Visit {
  site: string;
  light: Light['name'];
  /** `YYYY-MM-DD`. */
  day: string;
  /** °C, for the strip below the picture. */
  temperature: number;
  shots: readonly Shot[];
}
