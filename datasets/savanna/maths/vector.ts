/** A point or direction: metres, or a colour in linear light. */
export type Vector = readonly [number, number, number];

export function scale(a: Vector, factor: number): Vector {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

/** a + b · factor. */
export function along(a: Vector, b: Vector, factor: number): Vector {
  return [a[0] + b[0] * factor, a[1] + b[1] * factor, a[2] + b[2] * factor];
}

export function subtract(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function normalise(a: Vector): Vector {
  const length = Math.sqrt(dot(a, a));
  return length > 0 ? scale(a, 1 / length) : [0, 1, 0];
}

export function blend(a: Vector, b: Vector, share: number): Vector {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

/** The direction that has this pitch (up from the ground) and yaw (towards the animal's right). */
export function heading(pitch: number, yaw: number): Vector {
  const level = Math.cos(pitch);
  return [level * Math.cos(yaw), Math.sin(pitch), level * Math.sin(yaw)];
}
