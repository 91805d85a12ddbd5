import { dimmedFlag, selectedFlag } from '../../store/map/flags.ts';
import { markColours } from '../../store/mark.ts';

/** Places a point; screen = plane × view.x + view.yz, in device pixels, y downwards. */
export const vertexShader = `#version 300 es
in vec2 place;
in vec2 mark;
in float flag;
uniform vec3 view;
uniform vec2 pane;
uniform float size;
uniform float rest;
uniform vec3 colours[${markColours.length}];
out vec4 colour;
flat out float shape;
flat out float diameter;
flat out float selected;

void main() {
  vec2 at = (place * view.x + view.yz) / pane * 2.0 - 1.0;
  gl_Position = vec4(at.x, -at.y, 0.0, 1.0);
  selected = flag == ${selectedFlag}.0 ? 1.0 : 0.0;
  float dimmed = flag == ${dimmedFlag}.0 ? 1.0 : 0.0;
  diameter = size * (1.0 + 0.6 * selected);
  gl_PointSize = diameter;
  shape = mark.y;
  float alpha = selected > 0.5 ? 1.0 : dimmed > 0.5 ? 0.3 : rest;
  colour = vec4(colours[int(mark.x)], alpha);
}`;

/** Fills the point's shape by its signed distance, in halves of the diameter, order as in store/mark.ts. */
export const fragmentShader = `#version 300 es
precision mediump float;
in vec4 colour;
flat in float shape;
flat in float diameter;
flat in float selected;
uniform vec3 selectedColour;
out vec4 pixel;

float distanceTo(vec2 p) {
  vec2 q = abs(p);
  if (shape < 0.5) return length(p) - 0.8;
  if (shape < 1.5) return max(q.x, q.y) - 0.7;
  if (shape < 2.5) return max(q.x * 0.866 - p.y * 0.5 - 0.42, p.y - 0.62);
  if (shape < 3.5) return (q.x + q.y - 0.95) * 0.7071;
  if (shape < 4.5) return max(min(q.x, q.y) - 0.27, max(q.x, q.y) - 0.85);
  return abs(length(p) - 0.6) - 0.24;
}

void main() {
  float d = distanceTo(gl_PointCoord * 2.0 - 1.0);
  float soft = 1.6 / diameter;
  float cover = 1.0 - smoothstep(-soft, soft, d);
  if (cover <= 0.0) discard;
  float rim = selected * smoothstep(-soft, soft, d + min(3.2 / diameter, 0.3));
  float alpha = cover * colour.a;
  pixel = vec4(mix(colour.rgb, selectedColour, rim) * alpha, alpha);
}`;
