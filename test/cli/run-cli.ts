import { spawn, type ChildProcess } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url));

/** Starts the command line from its sources. */
export const startCli = (...parameters: string[]): ChildProcess =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a command to its end. */
export async function runCli(...parameters: string[]): Promise<Ran> {
  const child = startCli(...parameters);
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    new Promise<number | null>((resolve) => child.once('exit', resolve)),
  ]);
  return { code, stdout, stderr };
}
