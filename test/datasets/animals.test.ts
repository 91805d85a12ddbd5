import { describe, expect, it } from 'vitest';
import { standing } from '../../datasets/savanna/animals/anatomy.ts';
import { puppetOf, speciesNames } from '../../datasets/savanna/animals/species.ts';

const lowest = (positions: readonly number[]): number =>
  positions.reduce((least, value, i) => (i % 3 === 1 ? Math.min(least, value) : least), Infinity);

describe.each(speciesNames)('a %s', (species) => {
  const puppet = puppetOf(species);

  it.each([0, 0.2, 0.4, 0.6, 0.8])('walks on the ground at %f of its stride', (phase) => {
    const { mesh } = puppet.pose({ ...standing, phase, stride: 1 });
    expect(lowest(mesh.positions)).toBeGreaterThan(-0.06);
    expect(lowest(mesh.positions)).toBeLessThan(0.02);
  });

  it('keeps its skin in every pose, so that its coat stays in place', () => {
    const { mesh } = puppet.pose({
      ...standing,
      phase: 0.3,
      stride: 1,
      neckPitch: -0.4,
      headYaw: 0.6,
    });
    expect(mesh.positions.length).toBe(puppet.resting.positions.length);
    expect(mesh.triangles).toEqual(puppet.resting.triangles);
    expect(mesh.right).toEqual(puppet.resting.right);
    expect(mesh.positions.every(Number.isFinite)).toBe(true);
  });
});
