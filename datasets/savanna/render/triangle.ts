/** Called for each pixel centre inside a triangle with the weights of its corners. */
export type Plot = (x: number, y: number, a: number, b: number, c: number) => void;

/** x and y of three corners. */
export type Corners = [number, number, number, number, number, number];

/** Walks the pixels of a triangle, either way round, clipped to width × height. */
export function fillTriangle(corners: Corners, width: number, height: number, plot: Plot): void {
  const [ax, ay, bx, by, cx, cy] = corners;
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  if (Math.abs(area) < 1e-9) return;
  const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5));
  const right = Math.min(width - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
  const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5));
  const bottom = Math.min(height - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
  const inverse = 1 / area;
  // Weights change by the same step from pixel to pixel.
  const stepA = -(cy - by) * inverse;
  const stepB = -(ay - cy) * inverse;
  for (let y = top; y <= bottom; y++) {
    const py = y + 0.5;
    const px = left + 0.5;
    let a = ((bx - px) * (cy - py) - (by - py) * (cx - px)) * inverse;
    let b = ((cx - px) * (ay - py) - (cy - py) * (ax - px)) * inverse;
    for (let x = left; x <= right; x++) {
      const c = 1 - a - b;
      if (a >= 0 && b >= 0 && c >= 0) plot(x, y, a, b, c);
      a += stepA;
      b += stepB;
    }
  }
}
