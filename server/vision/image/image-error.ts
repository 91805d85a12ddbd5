import { SleuthsError } from '../../contract/errors.ts';
import type { Problem } from '../../contract/problem.ts';

/** A picture file that cannot be used. It concerns that one file: a batch goes on without it. */
export class ImageError extends SleuthsError {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    const { message, remedy, file } = problem;
    super({ code: 'unprocessable', message, remedy, file }, options);
    this.name = 'ImageError';
    this.problem = problem;
  }
}
