import type { Random } from '../maths/random.ts';
import { along, cross, normalise, scale, subtract, type Vector } from '../maths/vector.ts';
import type { Anatomy } from './anatomy.ts';
import { addTriangle, addVertex, vertexNormals, type Material, type Mesh } from './mesh.ts';

/** Adds one hair or lock: a ribbon that narrows to its tip and bends from `grow` towards `bend`. */
export function addLock(
  mesh: Mesh,
  root: Vector,
  grow: Vector,
  bend: Vector,
  shape: { length: number; width: number; material: Material; right: boolean; skin: number },
): void {
  const middle = along(root, grow, shape.length * 0.5);
  const tip = along(middle, normalise(along(scale(grow, 0.5), bend, 0.8)), shape.length * 0.5);
  const across = normalise(cross(grow, [0.3, 0.2, 0.93]));
  const half = shape.width / 2;
  const a = addVertex(mesh, along(root, across, half), shape.skin);
  const b = addVertex(mesh, along(root, across, -half), shape.skin);
  const c = addVertex(mesh, along(middle, across, half * 0.75), shape.skin);
  const d = addVertex(mesh, along(middle, across, -half * 0.75), shape.skin);
  const e = addVertex(mesh, tip, shape.skin);
  addTriangle(mesh, [a, c, b], shape.material, shape.right);
  addTriangle(mesh, [b, c, d], shape.material, shape.right);
  addTriangle(mesh, [c, e, d], shape.material, shape.right);
}

/** One strand of fur: which corner of the skin it grows from, and how. */
export interface FurRoot {
  corner: number;
  right: boolean;
  length: number;
  droop: number;
}

/**
 * Spreads strands evenly over a standing animal's coat. Roots are corners of the mesh, so that a
 * strand grows from the same place of the coat in every pose.
 */
export function planFur(resting: Mesh, fur: Anatomy['fur'], random: Random): FurRoot[] {
  const triangles = resting.material.length;
  const areas = new Float64Array(triangles);
  let total = 0;
  for (let t = 0; t < triangles; t++) {
    if (resting.material[t] === 0) total += area(resting, t);
    areas[t] = total;
  }
  let t = 0;
  return Array.from({ length: fur.strands }, (_, i) => {
    const wanted = ((i + random.next()) / fur.strands) * total;
    while (areas[t]! <= wanted && t + 1 < triangles) t++;
    const corner = resting.triangles[t * 3 + random.integer(0, 2)]!;
    const short = resting.positions[corner * 3 + 1]! < fur.shortBelow ? 0.4 : 1;
    return {
      corner,
      right: resting.right[t] === 1,
      length: fur.length * short * random.between(0.5, 1.2),
      droop: random.between(-0.5, -0.1),
    };
  });
}

/** Covers a skin with short strands that lie towards the tail: an outline of fur, not of plastic. */
export function addFur(mesh: Mesh, fur: Anatomy['fur'], roots: readonly FurRoot[]): void {
  const normals = vertexNormals(mesh.positions, mesh.triangles);
  const width = Math.max(0.003, fur.length * 0.12);
  mesh.hairFrom = mesh.triangles.length;
  for (const { corner, right, length, droop } of roots) {
    const at = corner * 3;
    const root: Vector = [mesh.positions[at]!, mesh.positions[at + 1]!, mesh.positions[at + 2]!];
    const normal: Vector = [normals[at]!, normals[at + 1]!, normals[at + 2]!];
    const lie: Vector = [-0.8, droop, 0];
    const grow = normalise(along(lie, normal, 0.55));
    addLock(mesh, root, grow, lie, { length, width, material: 'coat', right, skin: corner });
  }
}

function area(mesh: Mesh, t: number): number {
  const point = (k: number): Vector => {
    const at = mesh.triangles[t * 3 + k]! * 3;
    return [mesh.positions[at]!, mesh.positions[at + 1]!, mesh.positions[at + 2]!];
  };
  const side = cross(subtract(point(1), point(0)), subtract(point(2), point(0)));
  return 0.5 * Math.hypot(side[0], side[1], side[2]);
}
