/** Called for each pixel centre inside a triangle with the weights of its corners. */
export type Plot = (x: number, y: number, a: number, b: number, c: number) => void;

/** Walks the pixels of a triangle, either way round, clipped to width × height. */
export function fillTriangle(
  corners: readonly [number, number, number, number, number, number],
  width: number,
  height: number,
  plot: Plot,
): void {
  const [ax, ay, bx, by, cx, cy] = corners;
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  if (Math.abs(area) < 1e-9) return;
  const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5));
  const right = Math.min(width - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
  const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5));
  const bottom = Math.min(height - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
  const inverse = 1 / area;
  for (let y = top; y <= bottom; y++) {
    const py = y + 0.5;
    for (let x = left; x <= right; x++) {
      const px = x + 0.5;
      const a = ((bx - px) * (cy - py) - (by - py) * (cx - px)) * inverse;
      const b = ((cx - px) * (ay - py) - (cy - py) * (ax - px)) * inverse;
      const c = 1 - a - b;
      if (a >= 0 && b >= 0 && c >= 0) plot(x, y, a, b, c);
    }
  }
}
