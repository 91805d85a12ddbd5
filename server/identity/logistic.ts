/** Log odds of belonging to the first of two classes: `intercept + slope · x`. */
export interface LogisticFit {
  intercept: number;
  slope: number;
}

const steps = 50;
/** Keeps the fit finite where the classes do not overlap. */
const ridge = 1e-3;

/**
 * Logistic regression on one number, both classes weighing the same however many values they have, by
 * Newton's method on centred and scaled values.
 * @param positives values of the first class
 * @param negatives values of the second
 */
export function fitLogistic(
  positives: readonly number[],
  negatives: readonly number[],
): LogisticFit {
  const all = [...positives, ...negatives];
  const mean = all.reduce((sum, x) => sum + x, 0) / all.length;
  const deviation = Math.sqrt(all.reduce((sum, x) => sum + (x - mean) ** 2, 0) / all.length) || 1;
  const points = [
    ...positives.map((x) => ({ x, target: 1, weight: 0.5 / positives.length })),
    ...negatives.map((x) => ({ x, target: 0, weight: 0.5 / negatives.length })),
  ].map((point) => ({ ...point, x: (point.x - mean) / deviation }));

  let a = 0;
  let b = 0;
  for (let step = 0; step < steps; step++) {
    let [ga, gb, haa, hab, hbb] = [0, ridge * b, 1e-9, 0, ridge];
    for (const { x, target, weight } of points) {
      const p = 1 / (1 + Math.exp(-(a + b * x)));
      const error = weight * (p - target);
      const curvature = weight * p * (1 - p);
      ga += error;
      gb += error * x;
      haa += curvature;
      hab += curvature * x;
      hbb += curvature * x * x;
    }
    const determinant = haa * hbb - hab * hab;
    if (!(determinant > 1e-18)) break;
    const da = (hbb * ga - hab * gb) / determinant;
    const db = (haa * gb - hab * ga) / determinant;
    a -= da;
    b -= db;
    if (Math.abs(da) + Math.abs(db) < 1e-9) break;
  }
  return { intercept: a - (b * mean) / deviation, slope: b / deviation };
}
