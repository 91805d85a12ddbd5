/** A section of trunk in the standing animal: middle x, y, then reach up, down, sideways; metres. */
export type TrunkSection = readonly [x: number, y: number, up: number, down: number, side: number];

/** A section along a neck, head or tail: share of its length, then reach up, down, sideways. */
export type SpineSection = readonly [share: number, up: number, down: number, side: number];

/** A section of a leg: middle x, y, reach to front, back, sideways, and distance z from the midline. */
export type LegSection = readonly [
  x: number,
  y: number,
  front: number,
  back: number,
  side: number,
  z: number,
];

export interface LegAnatomy {
  sections: readonly LegSection[];
  /** Indices of the sections that bend: elbow or stifle, carpus or hock, fetlock or wrist. */
  joints: readonly [number, number, number];
}

/** Tufts of hair that stand on a line of the body or hang from it. */
export interface ManeAnatomy {
  /** Along the neck, as shares of its length; below 0 it begins on the trunk. */
  from: number;
  to: number;
  length: number;
  /** How far a hair leans towards the tail, 0 upright … 1 lying flat. */
  lean: number;
  hairs: number;
}

/** The measures of a standing quadruped: what its skeleton, muscles and hair make of its outline. */
export interface Anatomy {
  trunk: readonly TrunkSection[];
  neck: { length: number; pitch: number; sections: readonly SpineSection[] };
  head: { length: number; pitch: number; sections: readonly SpineSection[]; squareness: number };
  /** Share of the head's length, height above its axis, distance from the midline, radius. */
  eye: readonly [share: number, height: number, side: number, radius: number];
  ear: {
    share: number;
    height: number;
    side: number;
    length: number;
    width: number;
    /** 0: round, as a cat's; 1: a pointed leaf, as an antelope's. */
    pointed: number;
    pitch: number;
    spread: number;
  };
  horns?: { share: number; height: number; side: number; length: number; radius: number };
  foreleg: LegAnatomy;
  hindleg: LegAnatomy;
  tail: {
    x: number;
    y: number;
    length: number;
    radius: number;
    tipRadius: number;
    /** Pitch at its root and at its end; hanging is -π/2, and it points backwards. */
    pitch: number;
    endPitch: number;
    tuft: { from: number; length: number; hairs: number };
  };
  mane?: ManeAnatomy;
  /** Length of the coat's hair, metres, how many strands break the outline; short on the legs. */
  fur: { length: number; strands: number; shortBelow: number };
}

/** How an animal holds itself at one moment. Angles in radians, added to the standing animal's. */
export interface Pose {
  neckPitch: number;
  neckYaw: number;
  headPitch: number;
  headYaw: number;
  /** Where in the stride it is, 0 … 1. */
  phase: number;
  /** How far the legs swing; 0 stands still. */
  stride: number;
  tailPitch: number;
  tailYaw: number;
  earTurn: number;
  /** The body sinks at the front (below 0) or rises. */
  bodyPitch: number;
}

export const standing: Pose = {
  neckPitch: 0,
  neckYaw: 0,
  headPitch: 0,
  headYaw: 0,
  phase: 0,
  stride: 0,
  tailPitch: 0,
  tailYaw: 0,
  earTurn: 0,
  bodyPitch: 0,
};
