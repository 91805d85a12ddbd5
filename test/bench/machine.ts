import { availableParallelism, cpus, totalmem } from 'node:os';

/** One line that says on what the numbers were made. */
export const machine = (): string =>
  `${cpus()[0]?.model ?? 'unknown processor'} × ${availableParallelism()}, ` +
  `${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${process.platform}-${process.arch}, Node ${process.version}`;

/** The value below which this share of the measurements lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

export const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
