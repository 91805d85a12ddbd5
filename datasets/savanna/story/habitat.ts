import type { SpeciesName } from '../animals/species.ts';
import type { Light } from '../render/light.ts';

/** A view in which a species is met: when, and how far from the camera, metres. */
export interface Haunt {
  site: string;
  lights: readonly Light['name'][];
  near: number;
  far: number;
}

export const habitats: Readonly<Record<SpeciesName, readonly Haunt[]>> = {
  giraffe: [
    { site: 'ACACIA', lights: ['morning', 'dusk', 'overcast'], near: 9.4, far: 13.5 },
    { site: 'PLAIN', lights: ['dusk', 'dawn'], near: 13.5, far: 17 },
  ],
  zebra: [
    { site: 'KOPJE', lights: ['noon', 'morning'], near: 4.9, far: 7 },
    { site: 'PLAIN', lights: ['dusk', 'dawn'], near: 6, far: 9.5 },
    { site: 'ACACIA', lights: ['morning', 'overcast'], near: 7, far: 10 },
  ],
  leopard: [
    { site: 'TRAIL', lights: ['dawn', 'night'], near: 3.3, far: 4.4 },
    { site: 'RIVERBED', lights: ['night', 'morning'], near: 3.6, far: 5 },
  ],
  'spotted hyena': [
    { site: 'RIVERBED', lights: ['night', 'morning'], near: 3.2, far: 4.6 },
    { site: 'TRAIL', lights: ['dawn', 'night'], near: 3.1, far: 4.2 },
  ],
};

/** Hours of the day, from … to, in which a light is met. */
export const hours: Readonly<Record<Light['name'], readonly [number, number]>> = {
  dawn: [6.1, 6.8],
  morning: [8.2, 10.4],
  noon: [11.6, 13.2],
  overcast: [10.2, 15.6],
  dusk: [18, 18.6],
  night: [19.6, 23.6],
};

/** °C to expect. */
export const temperatures: Readonly<Record<Light['name'], number>> = {
  dawn: 14,
  morning: 22,
  noon: 33,
  overcast: 21,
  dusk: 26,
  night: 17,
};
