import type { Vector } from '../maths/vector.ts';

/** What a surface is made of; 'coat' is painted with the individual's pattern. */
export const materials = ['coat', 'horn', 'eye', 'inner-ear', 'mane', 'nose', 'tuft'] as const;
export type Material = (typeof materials)[number];

export type Flank = 'left' | 'right';

/**
 * Triangles of a body in its own frame, metres: x forwards, y up from the ground, z to its right.
 * `right` says for each triangle whether it wears the right flank's coat.
 */
export interface Mesh {
  positions: number[];
  triangles: number[];
  material: number[];
  right: number[];
  /** The vertex whose normal a vertex has: itself, or for hair the skin that it grows from. */
  normalOf: number[];
  /** The head's first vertex and the one after its last; hair is not counted. */
  head: { from: number; to: number };
  /** Where in `triangles` the fur begins. */
  hairFrom: number;
}

export function createMesh(): Mesh {
  return {
    positions: [],
    triangles: [],
    material: [],
    right: [],
    normalOf: [],
    head: { from: 0, to: 0 },
    hairFrom: 0,
  };
}

/** How far a coat is drawn back over the cheeks, as a share of the distance from the midline. */
const cheekDrape = 0.5;

/**
 * Place on the coat of a standing animal's point at `x`, `z`: on the body the side view, on the head
 * draped so that a face seen from the front is no smear. Metres along the animal.
 */
export function coatAlong(x: number, z: number, onHead: boolean): number {
  return onHead ? x - cheekDrape * Math.abs(z) : x;
}

export function addVertex(mesh: Mesh, at: Vector, normalOf?: number): number {
  mesh.positions.push(at[0], at[1], at[2]);
  const index = mesh.normalOf.length;
  mesh.normalOf.push(normalOf ?? index);
  return index;
}

export function addTriangle(
  mesh: Mesh,
  corners: readonly [number, number, number],
  material: Material,
  right: boolean,
): void {
  mesh.triangles.push(...corners);
  mesh.material.push(materials.indexOf(material));
  mesh.right.push(right ? 1 : 0);
}

/** Smooth normals, one a vertex: the area-weighted mean of the triangles around it. */
export function vertexNormals(
  positions: ArrayLike<number>,
  triangles: ArrayLike<number>,
): Float32Array {
  const normals = new Float32Array(positions.length);
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t]! * 3;
    const b = triangles[t + 1]! * 3;
    const c = triangles[t + 2]! * 3;
    const ux = positions[b]! - positions[a]!;
    const uy = positions[b + 1]! - positions[a + 1]!;
    const uz = positions[b + 2]! - positions[a + 2]!;
    const vx = positions[c]! - positions[a]!;
    const vy = positions[c + 1]! - positions[a + 1]!;
    const vz = positions[c + 2]! - positions[a + 2]!;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    for (const corner of [a, b, c]) {
      normals[corner]! += nx;
      normals[corner + 1]! += ny;
      normals[corner + 2]! += nz;
    }
  }
  for (let i = 0; i < normals.length; i += 3) {
    const length = Math.sqrt(normals[i]! ** 2 + normals[i + 1]! ** 2 + normals[i + 2]! ** 2) || 1;
    normals[i]! /= length;
    normals[i + 1]! /= length;
    normals[i + 2]! /= length;
  }
  return normals;
}
