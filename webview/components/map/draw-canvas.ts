import { dimmedFlag, selectedFlag } from '../../store/map/flags.ts';
import { shapes } from '../../store/mark.ts';
import type { PointCloud } from '../../geometry/point-cloud.ts';
import type { MapColours } from './colours.ts';
import type { MapDrawing } from './drawing.ts';

/** So many points are drawn within a frame or two. */
const most = 20_000;

/** Draws without WebGL: fewer points, chosen evenly, and always the selected ones. */
export function drawByCanvas(canvas: HTMLCanvasElement): MapDrawing | null {
  const context = canvas.getContext('2d');
  if (!context) return null;
  let points: PointCloud = { x: new Float32Array(), y: new Float32Array() };
  let marks = new Uint8Array();
  let flags = new Uint8Array();
  let colours: MapColours = { marks: [], selected: '#808080' };

  return {
    kind: 'canvas',
    most,
    setPoints: (next, nextMarks) => {
      points = next;
      marks = new Uint8Array(nextMarks);
      flags = new Uint8Array(next.x.length);
    },
    setFlags: (next) => {
      flags = new Uint8Array(next);
    },
    setColours: (next) => {
      colours = next;
    },
    draw: ({ view, pane, pixelRatio, pointSize, anySelected }) => {
      context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
      context.clearRect(0, 0, pane.width, pane.height);
      const every = Math.max(1, Math.ceil(points.x.length / most));
      for (let i = 0; i < points.x.length; i++) {
        const selected = flags[i] === selectedFlag;
        if (!selected && i % every !== 0) continue;
        const x = points.x[i]! * view.scale + view.x;
        const y = points.y[i]! * view.scale + view.y;
        if (x < -20 || y < -20 || x > pane.width + 20 || y > pane.height + 20) continue;
        const rest = anySelected ? 0.4 : 0.88;
        context.globalAlpha = selected ? 1 : flags[i] === dimmedFlag ? 0.3 : rest;
        context.fillStyle = colours.marks[marks[2 * i]!] ?? '#808080';
        context.beginPath();
        outline(context, marks[2 * i + 1]!, x, y, (pointSize / 2) * (selected ? 1.6 : 1));
        context.fill('evenodd');
        if (!selected) continue;
        context.strokeStyle = colours.selected;
        context.lineWidth = 1.5;
        context.stroke();
      }
    },
    dispose: () => {},
  };
}

/** The path of a mark's shape around a point; `r` is half its diameter. */
function outline(path: CanvasRenderingContext2D, mark: number, x: number, y: number, r: number) {
  const line = (...corners: [number, number][]) => {
    corners.forEach(([dx, dy], i) =>
      i === 0 ? path.moveTo(x + dx * r, y + dy * r) : path.lineTo(x + dx * r, y + dy * r),
    );
    path.closePath();
  };
  switch (shapes[mark]) {
    case 'square':
      return path.rect(x - 0.7 * r, y - 0.7 * r, 1.4 * r, 1.4 * r);
    case 'triangle':
      return line([0, -0.84], [0.84, 0.62], [-0.84, 0.62]);
    case 'diamond':
      return line([0, -0.95], [0.95, 0], [0, 0.95], [-0.95, 0]);
    case 'cross':
      path.rect(x - 0.85 * r, y - 0.27 * r, 1.7 * r, 0.54 * r);
      line([-0.27, -0.85], [0.27, -0.85], [0.27, -0.27], [-0.27, -0.27]);
      return line([-0.27, 0.27], [0.27, 0.27], [0.27, 0.85], [-0.27, 0.85]);
    case 'ring':
      path.arc(x, y, 0.84 * r, 0, 7);
      path.closePath();
      path.moveTo(x + 0.36 * r, y);
      return path.arc(x, y, 0.36 * r, 0, 7);
    default:
      return path.arc(x, y, 0.8 * r, 0, 7);
  }
}
