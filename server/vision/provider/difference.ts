import type { ModelInput } from '../../contract/model.ts';
import type { Head, ModelOutput } from '../heads/head.ts';

/**
 * How far a provider's output tensors are from the CPU's: ‖a − b‖ / ‖b‖ for each, the largest of them.
 * @returns 0 the same; Infinity where shapes differ or a value is not finite
 */
export function tensorDifference(given: ModelOutput[], cpu: ModelOutput[]): number {
  if (given.length !== cpu.length) return Infinity;
  return Math.max(...cpu.map((expected, index) => relative(given[index]!, expected)));
}

/**
 * How far a detector's best hundred scores are from the CPU's, the largest difference, 0 to 1: beside
 * coordinates of hundreds of pixels a wrong score would not show in `tensorDifference`.
 */
export function scoreDifference(
  head: Head,
  input: ModelInput,
  given: ModelOutput[],
  cpu: ModelOutput[],
): number {
  const [a, b] = [given, cpu].map((outputs) =>
    head
      .decode(outputs, 0, input, 0)
      .scores.sort((x, y) => y - x)
      .slice(0, 100),
  ) as [number[], number[]];
  return Math.max(0, ...b.map((score, index) => Math.abs(score - (a[index] ?? 0))));
}

function relative(given: ModelOutput, cpu: ModelOutput): number {
  if (given.shape.join() !== cpu.shape.join()) return Infinity;
  let apart = 0;
  let length = 0;
  for (let i = 0; i < cpu.data.length; i++) {
    const b = cpu.data[i]!;
    const d = given.data[i]! - b;
    apart += d * d;
    length += b * b;
  }
  if (apart === 0) return 0;
  const ratio = Math.sqrt(apart / length);
  return Number.isFinite(ratio) ? ratio : Infinity;
}
