import { describe, expect, it } from 'vitest';
import {
  nearestPoint,
  pointsInside,
  pointTowards,
  type PointCloud,
} from '../../webview/geometry/point-cloud.ts';
import { fitPlane, pointSize, showPoint, zoomPlane } from '../../webview/geometry/plane-view.ts';
import { pointToImage } from '../../webview/geometry/viewport.ts';

const cloud = (...points: [number, number][]): PointCloud => ({
  x: Float32Array.from(points, ([x]) => x),
  y: Float32Array.from(points, ([, y]) => y),
});

describe('points of a plane', () => {
  it('finds the nearest one within reach', () => {
    const points = cloud([0, 0], [0.5, 0], [0.4, 0.4]);
    expect(nearestPoint(points, { x: 0.45, y: 0.05 }, 0.2)).toBe(1);
    expect(nearestPoint(points, { x: -1, y: -1 }, 0.2)).toBe(-1);
    expect(nearestPoint(cloud(), { x: 0, y: 0 }, 1)).toBe(-1);
  });

  it('goes to the next point in a direction, what lies straight ahead before what lies aside', () => {
    const points = cloud([0, 0], [0.5, 0], [0.3, 0.29], [-0.2, 0], [0.1, -0.6]);
    expect(pointTowards(points, 0, 1, 0)).toBe(1);
    expect(pointTowards(points, 0, -1, 0)).toBe(3);
    expect(pointTowards(points, 0, 0, -1)).toBe(4);
    expect(pointTowards(points, 1, 1, 0)).toBe(-1);
    expect(pointTowards(points, 99, 1, 0)).toBe(-1);
  });

  it('tells which points a lasso holds, also one that is bent inwards', () => {
    const points = cloud([0.1, 0.1], [0.9, 0.1], [0.5, 0.8], [0.1, 0.9], [2, 2]);
    // A U: open at the top in the middle.
    const corners: [number, number][] = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0.8, 1],
      [0.8, 0.5],
      [0.2, 0.5],
      [0.2, 1],
      [0, 1],
    ];
    const polygon = corners.map(([x, y]) => ({ x, y }));
    expect(pointsInside(points, polygon)).toEqual([0, 1, 3]);
    expect(pointsInside(points, polygon.slice(0, 2))).toEqual([]);
  });
});

describe('the view of the plane', () => {
  const pane = { width: 800, height: 600 };

  it('shows the whole plane at first', () => {
    const view = fitPlane(pane);
    const corner = pointToImage({ x: 0, y: 0 }, view);
    expect(corner.x).toBeLessThanOrEqual(-1);
    expect(corner.y).toBeLessThanOrEqual(-1);
  });

  it('zooms to the pointer and not without end', () => {
    const at = { x: 500, y: 200 };
    let view = fitPlane(pane);
    const before = pointToImage(at, view);
    view = zoomPlane(view, at, 3, pane);
    const after = pointToImage(at, view);
    expect(after.x).toBeCloseTo(before.x, 6);
    expect(after.y).toBeCloseTo(before.y, 6);
    const near = zoomPlane(view, at, 1e9, pane).scale;
    expect(near).toBe(fitPlane(pane).scale * 400);
  });

  it('brings a point in sight without zooming', () => {
    const far = zoomPlane(fitPlane(pane), { x: 0, y: 0 }, 40, pane);
    const view = showPoint(far, { x: 0.9, y: 0.9 }, pane);
    expect(view.scale).toBe(far.scale);
    const x = 0.9 * view.scale + view.x;
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(pane.width);
    expect(showPoint(view, { x: 0.9, y: 0.9 }, pane)).toEqual(view);
  });

  it('draws points smaller where there are many and larger from near', () => {
    expect(pointSize(100_000, 1)).toBeLessThan(pointSize(500, 1));
    expect(pointSize(100_000, 20)).toBeGreaterThan(pointSize(100_000, 1));
  });
});
