import { SleuthsError } from '../../contract/errors.ts';
import type { ModelOutput } from './head.ts';

/** The model does not give what its head reads. */
export function wrongOutputs(head: string, expected: string, outputs: ModelOutput[]): SleuthsError {
  const given = outputs.map(({ name, shape }) => `${name} [${shape.join(', ')}]`).join('; ');
  return new SleuthsError({
    code: 'unprocessable',
    message: `The detector head '${head}' reads ${expected}; the model gives ${given}.`,
    remedy: "Correct the head in the model's description.",
  });
}

/** The model gives scores that are no numbers. */
export function scoresNotNumbers(head: string): SleuthsError {
  return new SleuthsError({
    code: 'unprocessable',
    message: `The detector's scores (head '${head}') are not numbers (NaN).`,
    remedy:
      'Try --provider cpu; if that is the same, the model file is damaged: download it again.',
  });
}
