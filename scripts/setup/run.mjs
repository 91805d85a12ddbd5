import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { root, fromRoot } from './paths.mjs';

/** The Node that runs the project: this one if it is new enough, else the one npm installed. */
export function projectNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const installed = fromRoot('node_modules', 'node', 'bin', name);
  if (!existsSync(installed)) {
    throw new Error(`${installed} is missing. Delete node_modules and try again.`);
  }
  return installed;
}

/**
 * Runs a command in the project's folder and resolves with its exit code.
 * `output: 'stderr'` keeps its standard output out of ours.
 */
export function run(command, args, { env = {}, output = 'inherit' } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['inherit', output === 'stderr' ? 2 : 'inherit', 'inherit'],
    // npm is a .cmd file on Windows, which only a shell can start.
    shell: process.platform === 'win32' && command === 'npm',
  });
  const forward = (signal) => child.kill(signal);
  process.on('SIGINT', forward);
  process.on('SIGTERM', forward);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('SIGINT', forward);
      process.off('SIGTERM', forward);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

/** Like `run`, but anything other than success ends this process with the same code. */
export async function must(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) process.exit(code);
}
