import {
  createBufferInfoFromArrays,
  createProgramInfo,
  drawBufferInfo,
  setAttribInfoBufferFromArray,
  setBuffersAndAttributes,
  setUniforms,
  type BufferInfo,
} from 'twgl.js';
import { toRgb } from './colours.ts';
import type { MapDrawing } from './drawing.ts';
import { fragmentShader, vertexShader } from './shaders.ts';

/** Draws all points in one call; null: no WebGL here. */
export function drawByWebGl(canvas: HTMLCanvasElement): MapDrawing | null {
  const gl = canvas.getContext('webgl2', { antialias: false, premultipliedAlpha: true });
  if (!gl) return null;
  const program = createProgramInfo(gl, [vertexShader, fragmentShader], () => {});
  // A context that is lost already compiles nothing.
  if (!program) return null;
  let points: BufferInfo | null = null;
  let colours: Record<string, unknown> = {};

  return {
    kind: 'webgl',
    most: Infinity,
    setPoints: ({ x, y }, marks) => {
      const place = new Float32Array(x.length * 2);
      x.forEach((value, i) => {
        place[2 * i] = value;
        place[2 * i + 1] = y[i]!;
      });
      forget(gl, points);
      points = createBufferInfoFromArrays(gl, {
        place: { numComponents: 2, data: place },
        mark: { numComponents: 2, data: marks, normalize: false },
        flag: { numComponents: 1, data: new Uint8Array(x.length), normalize: false },
      });
    },
    setFlags: (flags) => {
      const flag = points?.attribs?.flag;
      if (flag) setAttribInfoBufferFromArray(gl, flag, flags);
    },
    setColours: ({ marks, selected }) => {
      colours = { colours: marks.flatMap(toRgb), selectedColour: toRgb(selected) };
    },
    draw: ({ view, pane, pixelRatio, pointSize, anySelected }) => {
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
      if (!points || gl.isContextLost()) return;
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      gl.useProgram(program.program);
      setBuffersAndAttributes(gl, program, points);
      setUniforms(program, {
        view: [view.scale * pixelRatio, view.x * pixelRatio, view.y * pixelRatio],
        pane: [pane.width * pixelRatio, pane.height * pixelRatio],
        size: pointSize * pixelRatio,
        rest: anySelected ? 0.4 : 0.88,
        ...colours,
      });
      drawBufferInfo(gl, points, gl.POINTS);
    },
    dispose: () => {
      forget(gl, points);
      gl.deleteProgram(program.program);
    },
  };
}

function forget(gl: WebGL2RenderingContext, points: BufferInfo | null): void {
  for (const { buffer } of Object.values(points?.attribs ?? {})) gl.deleteBuffer(buffer);
}
