/** A picture in linear light: three numbers a pixel, row by row. */
export interface Frame {
  width: number;
  height: number;
  data: Float32Array;
}

export function createFrame(width: number, height: number): Frame {
  return { width, height, data: new Float32Array(width * height * 3) };
}

/** Lays a colour over one pixel. */
export function lay(
  frame: Frame,
  x: number,
  y: number,
  red: number,
  green: number,
  blue: number,
  cover: number,
): void {
  if (x < 0 || y < 0 || x >= frame.width || y >= frame.height) return;
  const i = (y * frame.width + x) * 3;
  const keep = 1 - cover;
  const { data } = frame;
  data[i] = data[i]! * keep + red * cover;
  data[i + 1] = data[i + 1]! * keep + green * cover;
  data[i + 2] = data[i + 2]! * keep + blue * cover;
}

/** A soft-edged dot of any size, also below a pixel. */
export function dot(
  frame: Frame,
  x: number,
  y: number,
  radius: number,
  colour: Float64Array,
  cover: number,
): void {
  const reach = Math.max(radius, 0.5);
  // Below a pixel it covers less, not less area.
  const strength = cover * Math.min(1, (radius / reach) ** 2 * 1.2);
  const left = Math.floor(x - reach);
  const right = Math.floor(x + reach);
  const top = Math.floor(y - reach);
  const bottom = Math.floor(y + reach);
  for (let py = top; py <= bottom; py++) {
    for (let px = left; px <= right; px++) {
      const dx = px + 0.5 - x;
      const dy = py + 0.5 - y;
      const distance = Math.sqrt(dx * dx + dy * dy);
      const share = Math.min(1, Math.max(0, reach - distance + 0.5));
      if (share > 0) {
        lay(frame, px, py, colour[0]!, colour[1]!, colour[2]!, share * strength);
      }
    }
  }
}

/** A straight stroke that narrows from one width to another, with smooth edges. */
export function stroke(
  frame: Frame,
  from: readonly [x: number, y: number, width: number],
  to: readonly [x: number, y: number, width: number],
  colour: Float64Array,
): void {
  const [x0, y0, w0] = from;
  const [x1, y1, w1] = to;
  const dx = x1 - x0;
  const dy = y1 - y0;
  const square = dx * dx + dy * dy || 1e-6;
  const reach = Math.max(w0, w1) / 2 + 1;
  const top = Math.max(0, Math.floor(Math.min(y0, y1) - reach));
  const bottom = Math.min(frame.height - 1, Math.ceil(Math.max(y0, y1) + reach));
  const left = Math.max(0, Math.floor(Math.min(x0, x1) - reach));
  const right = Math.min(frame.width - 1, Math.ceil(Math.max(x0, x1) + reach));
  for (let py = top; py <= bottom; py++) {
    for (let px = left; px <= right; px++) {
      const ex = px + 0.5 - x0;
      const ey = py + 0.5 - y0;
      const t = Math.min(1, Math.max(0, (ex * dx + ey * dy) / square));
      const ox = ex - t * dx;
      const oy = ey - t * dy;
      const distance = Math.sqrt(ox * ox + oy * oy);
      const width = w0 + (w1 - w0) * t;
      const share = Math.min(1, Math.max(0, width / 2 - distance + 0.5)) * Math.min(1, width);
      if (share > 0) lay(frame, px, py, colour[0]!, colour[1]!, colour[2]!, share);
    }
  }
}
