import { standing, type Pose } from '../animals/anatomy.ts';
import type { Flank } from '../animals/mesh.ts';
import type { SpeciesName } from '../animals/species.ts';
import type { Random } from '../maths/random.ts';
import { sites } from '../scene/site.ts';
import type { Individual } from './cast.ts';
import type { Haunt } from './habitat.ts';
import type { Actor } from './shot.ts';

/** Length of a stride, metres: how far the animal gets while its legs go round once. */
const strides: Readonly<Record<SpeciesName, number>> = {
  giraffe: 3,
  zebra: 1.6,
  leopard: 0.95,
  'spotted hyena': 1,
};

/** Half the length from nose to tail, metres. */
const halfLengths: Readonly<Record<SpeciesName, number>> = {
  giraffe: 1.7,
  zebra: 1.35,
  leopard: 1.05,
  'spotted hyena': 0.85,
};

/** What an animal does while it is in view. */
export interface Performance {
  actor: Actor;
  /** The same animal some moments later: `steps` in strides, from 0. */
  later: (steps: number) => Actor;
}

function poseOf(species: SpeciesName, random: Random): Pose {
  const pose: Pose = {
    ...standing,
    phase: random.next(),
    stride: random.chance(0.75) ? random.between(0.7, 1.05) : random.between(0, 0.25),
    headYaw: random.normal() * 0.2,
    headPitch: random.normal() * 0.06,
    neckPitch: random.normal() * 0.06,
    tailPitch: random.normal() * 0.12,
    tailYaw: random.normal() * 0.3,
    earTurn: random.normal() * 0.3,
  };
  if (species === 'zebra' && random.chance(0.25)) {
    // Grazing.
    return {
      ...pose,
      neckPitch: -1.5,
      headPitch: -0.25,
      headYaw: 0,
      stride: random.between(0.1, 0.5),
    };
  }
  if (species === 'giraffe') {
    return {
      ...pose,
      neckPitch: random.between(-0.22, 0.1),
      headPitch: random.between(-0.15, 0.15),
    };
  }
  if (species === 'zebra') return { ...pose, neckPitch: random.between(-0.3, 0.08) };
  // Hunters are on the move; they look about, and often at the camera's click.
  return {
    ...pose,
    stride: random.between(0.8, 1.05),
    neckPitch: random.between(-0.1, 0.25),
    headYaw: random.between(-0.1, 1.1),
  };
}

/** Lets an individual walk past so that the camera sees one flank. */
export function perform(
  individual: Individual,
  flank: Flank,
  haunt: Haunt,
  random: Random,
  where?: { share: number; depth: number },
): Performance {
  const { species, size, name } = individual;
  const site = sites.find((candidate) => candidate.name === haunt.site)!;
  const z = where?.depth ?? random.between(haunt.near, haunt.far);
  const turn = random.between(-0.42, 0.42);
  const yaw = flank === 'right' ? turn : Math.PI + turn;
  const room = z * (0.5 / site.focal) - halfLengths[species] * size * 0.95;
  const x = Math.max(0, room) * (where?.share ?? random.between(-0.75, 0.75));
  const own = poseOf(species, random);
  // A head that turns to the camera turns to the side that the camera sees.
  const pose = { ...own, headYaw: flank === 'right' ? own.headYaw : -own.headYaw };
  const actorAt = (steps: number, drift: number): Actor => {
    const distance = steps * strides[species] * size * Math.min(1, pose.stride);
    return {
      species,
      individual: name,
      flank,
      pose: {
        ...pose,
        phase: pose.phase + steps * (pose.stride > 0.3 ? 1 : 0.2),
        headYaw: pose.headYaw + drift * 0.25,
        tailYaw: pose.tailYaw - drift * 0.5,
        earTurn: pose.earTurn + drift,
      },
      placement: {
        x: x + Math.cos(yaw) * distance,
        z: z + Math.sin(yaw) * distance,
        yaw,
        scale: size,
      },
    };
  };
  return { actor: actorAt(0, 0), later: (steps) => actorAt(steps, Math.sin(steps * 5 + x)) };
}
