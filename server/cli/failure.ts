import { SleuthsError } from '../contract/errors.ts';

/** Says on standard error what went wrong, where, and what to do, and sets the exit code. */
export function failure(error: unknown): void {
  process.exitCode = 1;
  if (!(error instanceof SleuthsError)) {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return;
  }
  const { message, remedy, file, line } = error.body;
  const place = file ? `${file}${line === undefined ? '' : `:${line}`}: ` : '';
  process.stderr.write(`${place}${message}\n${remedy ? `${remedy}\n` : ''}`);
}
