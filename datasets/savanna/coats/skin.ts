import type { Vector } from '../maths/vector.ts';
import type { Material, Mesh } from '../animals/mesh.ts';
import type { SpeciesName } from '../animals/species.ts';
import type { Skin } from '../render/shade.ts';
import { paintReticulation } from './reticulation.ts';
import { paintRosettes } from './rosettes.ts';
import { paintSpots } from './spots.ts';
import { paintStripes } from './stripes.ts';
import { bakeCoat, outlineOf, type CoatPainter, type Extent } from './texture.ts';

interface Hide {
  paint: (seed: readonly (string | number)[], flank: string, extent: Extent) => CoatPainter;
  extent: Extent;
  /** Texels a metre. */
  resolution: number;
  colours: Partial<Record<Material, Vector>>;
  gloss: number;
  grain: number;
  fineness: number;
  fold: number;
}

const pupil: Vector = [0.012, 0.008, 0.006];

const hides: Readonly<Record<SpeciesName, Hide>> = {
  giraffe: {
    paint: paintReticulation,
    extent: { left: -1.35, right: 2.6, bottom: -0.02, top: 5.1 },
    resolution: 90,
    colours: {
      eye: pupil,
      horn: [0.035, 0.024, 0.018],
      'inner-ear': [0.42, 0.33, 0.25],
      mane: [0.16, 0.075, 0.032],
      tuft: [0.015, 0.012, 0.01],
    },
    gloss: 0.55,
    grain: 0.1,
    fineness: 70,
    fold: 0.1,
  },
  zebra: {
    paint: paintStripes,
    extent: { left: -1.1, right: 1.75, bottom: -0.02, top: 1.95 },
    resolution: 170,
    colours: { eye: pupil, 'inner-ear': [0.09, 0.07, 0.06], tuft: [0.03, 0.025, 0.02] },
    gloss: 0.7,
    grain: 0.1,
    fineness: 150,
    fold: 0.08,
  },
  leopard: {
    paint: paintRosettes,
    extent: { left: -1.45, right: 1.0, bottom: -0.02, top: 0.95 },
    resolution: 300,
    colours: { eye: [0.07, 0.052, 0.015], 'inner-ear': [0.3, 0.24, 0.18] },
    gloss: 0.45,
    grain: 0.13,
    fineness: 260,
    fold: 0.14,
  },
  'spotted hyena': {
    paint: paintSpots,
    extent: { left: -0.9, right: 1.3, bottom: -0.02, top: 1.25 },
    resolution: 240,
    colours: {
      eye: pupil,
      'inner-ear': [0.12, 0.09, 0.07],
      mane: [0.23, 0.16, 0.1],
      tuft: [0.03, 0.022, 0.016],
    },
    gloss: 0.25,
    grain: 0.2,
    fineness: 200,
    fold: 0.12,
  },
};

/**
 * The skin of one individual: its coat on both flanks, the same whenever it is asked for.
 * @param detail 1 for a picture 1280 pixels wide; less for smaller ones
 */
export function createSkin(
  species: SpeciesName,
  individual: string,
  seed: number,
  resting: Mesh,
  detail = 1,
): Skin {
  const { paint, extent, resolution, ...rest } = hides[species];
  const covers = outlineOf(resting, extent);
  const path = [seed, species, individual];
  const bake = (flank: string) =>
    bakeCoat(paint(path, flank, extent), extent, resolution * detail, covers);
  return { ...rest, coats: { left: bake('left'), right: bake('right') } };
}
