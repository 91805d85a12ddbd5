import type { PointCloud } from '../../geometry/point-cloud.ts';
import type { Size } from '../../geometry/rect.ts';
import type { Viewport } from '../../geometry/viewport.ts';
import type { MapColours } from './colours.ts';

export interface DrawnFrame {
  /** CSS pixels. */
  view: Viewport;
  pane: Size;
  pixelRatio: number;
  /** Diameter of a point in CSS pixels. */
  pointSize: number;
  /** Something is selected: the rest steps back. */
  anySelected: boolean;
}

/** Puts the points on a canvas, by WebGL or without it. */
export interface MapDrawing {
  kind: 'webgl' | 'canvas';
  /** More points than this are thinned out. */
  most: number;
  /** @param marks colour and shape, two bytes a point */
  setPoints(points: PointCloud, marks: Uint8Array): void;
  /** @param flags one byte a point, see store/map/flags.ts */
  setFlags(flags: Uint8Array): void;
  setColours(colours: MapColours): void;
  draw(frame: DrawnFrame): void;
  dispose(): void;
}
