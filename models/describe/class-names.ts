import { SleuthsError } from '../../server/contract/errors.ts';
import { cocoClasses } from './coco-classes.ts';

/**
 * Names for a detector's classes: those given; else COCO's where there are 80; else numbers.
 * @param count as the output's shape shows it; undefined where it does not
 * @throws {SleuthsError} `unprocessable` where there are more or fewer names than classes
 */
export function classNames(
  file: string,
  count: number | undefined,
  names: readonly string[] | undefined,
): string[] | undefined {
  if (names) {
    if (count === undefined || names.length === count) return [...names];
    throw new SleuthsError({
      code: 'unprocessable',
      message: `${file}: the output tells ${count} classes apart, but there are ${names.length} names.`,
      remedy: 'Name every class in the order of the output, or name another head.',
      field: 'classes',
      file,
    });
  }
  if (count === undefined) return undefined;
  if (count === cocoClasses.length) return [...cocoClasses];
  return Array.from({ length: count }, (_, index) => `class ${index}`);
}
