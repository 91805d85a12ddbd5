import { InvalidArgumentError } from 'commander';

export function port(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= 65535) return value;
  throw new InvalidArgumentError('Give a port from 0 to 65535; 0 means any free one.');
}
