import { coatAlong, vertexNormals, type Mesh } from '../animals/mesh.ts';
import type { Vector } from '../maths/vector.ts';

/** Where an animal stands on the ground, metres, and which way it goes: 0 is to the picture's right. */
export interface Placement {
  x: number;
  z: number;
  yaw: number;
  scale: number;
}

/** A body in the world, with the place of every vertex on its coat. */
export interface Solid {
  positions: Float32Array;
  normals: Float32Array;
  /** x, y of the same vertex in the standing animal, metres. */
  coat: Float32Array;
  triangles: Uint32Array;
  material: Uint8Array;
  right: Uint8Array;
  /** Where in `triangles` the fur begins, which throws no shadow that one could see. */
  hairFrom: number;
}

/** From the animal's frame (ahead, up, right) to the world's (right, up, away). */
export function placePoint(point: Vector, place: Placement): Vector {
  const c = Math.cos(place.yaw) * place.scale;
  const s = Math.sin(place.yaw) * place.scale;
  return [
    place.x + point[0] * c + point[2] * s,
    point[1] * place.scale,
    place.z + point[0] * s - point[2] * c,
  ];
}

export function placeSolid(posed: Mesh, resting: Mesh, place: Placement): Solid {
  const count = posed.positions.length / 3;
  const positions = new Float32Array(count * 3);
  const coat = new Float32Array(count * 2);
  for (let i = 0; i < count; i++) {
    const at = i * 3;
    const world = placePoint(
      [posed.positions[at]!, posed.positions[at + 1]!, posed.positions[at + 2]!],
      place,
    );
    positions.set(world, at);
    const skin = posed.normalOf[i]!;
    const onHead = skin >= resting.head.from && skin < resting.head.to;
    coat[i * 2] = coatAlong(resting.positions[at]!, resting.positions[at + 2]!, onHead);
    coat[i * 2 + 1] = resting.positions[at + 1]!;
  }
  // The world's frame is left-handed, the animal's right-handed: turn every triangle round.
  const triangles = Uint32Array.from(posed.triangles);
  for (let t = 0; t < triangles.length; t += 3) {
    const kept = triangles[t + 1]!;
    triangles[t + 1] = triangles[t + 2]!;
    triangles[t + 2] = kept;
  }
  const own = vertexNormals(positions, triangles);
  const normals = new Float32Array(own.length);
  posed.normalOf.forEach((from, i) => {
    normals.set(own.subarray(from * 3, from * 3 + 3), i * 3);
  });
  return {
    positions,
    normals,
    coat,
    triangles,
    material: Uint8Array.from(posed.material),
    right: Uint8Array.from(posed.right),
    hairFrom: posed.hairFrom,
  };
}
