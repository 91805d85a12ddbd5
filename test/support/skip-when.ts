import type { TestContext } from 'vitest';

/** Skips the test that calls it where a machine cannot run it, and says so in one line. */
export function skipWhen({ skip, task }: TestContext, condition: boolean, reason: string): void {
  if (condition) console.info(`Skipped “${task.name}”: ${reason}.`);
  skip(condition, reason);
}
