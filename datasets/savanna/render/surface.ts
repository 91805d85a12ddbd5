import { scratchFloats } from '../maths/scratch.ts';
import { project, type Camera } from './camera.ts';
import type { Solid } from './solid.ts';
import { fillTriangle, type Corners, type Plot } from './triangle.ts';

/** What of a body the camera sees, at several samples a pixel. */
export interface Surface {
  /** Left and top in pixels of the photograph; width and height in samples. */
  left: number;
  top: number;
  width: number;
  height: number;
  samples: number;
  depth: Float32Array;
  /** Three numbers a sample. */
  normal: Float32Array;
  /** Two numbers a sample: place on the coat. */
  coat: Float32Array;
  /** 0 where nothing is; otherwise 1 + material · 2 + (1 on the right flank). */
  tag: Uint8Array;
}

/**
 * Rasterises a body with a depth buffer; undefined where none of it is in the picture. The surface is
 * good until the next body is rasterised: its memory is used again.
 */
export function rasterise(solid: Solid, camera: Camera, samples: number): Surface | undefined {
  const { positions, normals, coat, triangles } = solid;
  const count = positions.length / 3;
  const screen = new Float32Array(count * 2);
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (let i = 0; i < count; i++) {
    const at = project(camera, [positions[i * 3]!, positions[i * 3 + 1]!, positions[i * 3 + 2]!]);
    screen[i * 2] = at.x;
    screen[i * 2 + 1] = at.y;
    left = Math.min(left, at.x);
    right = Math.max(right, at.x);
    top = Math.min(top, at.y);
    bottom = Math.max(bottom, at.y);
  }
  left = Math.max(0, Math.floor(left) - 1);
  top = Math.max(0, Math.floor(top) - 1);
  right = Math.min(camera.width, Math.ceil(right) + 1);
  bottom = Math.min(camera.height, Math.ceil(bottom) + 1);
  if (right <= left || bottom <= top) return undefined;
  const width = (right - left) * samples;
  const height = (bottom - top) * samples;
  const surface: Surface = {
    left,
    top,
    width,
    height,
    samples,
    depth: scratchFloats('surface depth', width * height).fill(Infinity),
    normal: scratchFloats('surface normal', width * height * 3),
    coat: scratchFloats('surface coat', width * height * 2),
    tag: new Uint8Array(width * height),
  };
  for (let i = 0; i < count; i++) {
    screen[i * 2] = (screen[i * 2]! - left) * samples;
    screen[i * 2 + 1] = (screen[i * 2 + 1]! - top) * samples;
  }
  let i = 0;
  let j = 0;
  let k = 0;
  let tag = 0;
  // One function for all triangles: thousands of closures would be garbage.
  const plot: Plot = (x, y, a, b, c) => {
    const at = y * width + x;
    const depth = a * positions[i * 3 + 2]! + b * positions[j * 3 + 2]! + c * positions[k * 3 + 2]!;
    if (depth >= surface.depth[at]!) return;
    surface.depth[at] = depth;
    surface.tag[at] = tag;
    for (let n = 0; n < 3; n++) {
      surface.normal[at * 3 + n] =
        a * normals[i * 3 + n]! + b * normals[j * 3 + n]! + c * normals[k * 3 + n]!;
    }
    for (let n = 0; n < 2; n++) {
      surface.coat[at * 2 + n] = a * coat[i * 2 + n]! + b * coat[j * 2 + n]! + c * coat[k * 2 + n]!;
    }
  };
  const corners: Corners = [0, 0, 0, 0, 0, 0];
  for (let t = 0; t < triangles.length; t += 3) {
    i = triangles[t]!;
    j = triangles[t + 1]!;
    k = triangles[t + 2]!;
    tag = 1 + solid.material[t / 3]! * 2 + solid.right[t / 3]!;
    corners[0] = screen[i * 2]!;
    corners[1] = screen[i * 2 + 1]!;
    corners[2] = screen[j * 2]!;
    corners[3] = screen[j * 2 + 1]!;
    corners[4] = screen[k * 2]!;
    corners[5] = screen[k * 2 + 1]!;
    fillTriangle(corners, width, height, plot);
  }
  return surface;
}

/**
 * Softens the creases where limbs join the trunk: normals are averaged over neighbours that lie at
 * nearly the same depth, so that the light runs over shoulder and haunch as over one skin.
 */
export function softenCreases(surface: Surface, radius: number, depthStep: number): void {
  const { width, height, depth, tag } = surface;
  const step = Math.max(1, Math.round(radius / 3));
  for (const stride of [step, step * width]) {
    const source = scratchFloats('normals before', surface.normal.length);
    source.set(surface.normal);
    for (let i = 0; i < width * height; i++) {
      if (tag[i]! === 0 || tag[i]! > 2) continue;
      const x = i % width;
      let nx = 0;
      let ny = 0;
      let nz = 0;
      for (let k = -3; k <= 3; k++) {
        const j = i + k * stride;
        if (j < 0 || j >= width * height) continue;
        if (stride < width && (x + k * stride < 0 || x + k * stride >= width)) continue;
        if (tag[j]! === 0 || tag[j]! > 2 || Math.abs(depth[j]! - depth[i]!) > depthStep) continue;
        nx += source[j * 3]!;
        ny += source[j * 3 + 1]!;
        nz += source[j * 3 + 2]!;
      }
      const length = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
      surface.normal[i * 3] = nx / length;
      surface.normal[i * 3 + 1] = ny / length;
      surface.normal[i * 3 + 2] = nz / length;
    }
  }
}
