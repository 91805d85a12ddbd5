import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { workerFile } from '../../worker-file.ts';
import type { ProbeOutcome, ProbeRequest } from './probe.ts';

/** Seconds until an answer is no longer waited for. */
const patience = {
  /** Among several candidates: libraries load and kernels compile in seconds where they work. */
  quick: 30,
  /** Asked for by name: a software rasteriser takes minutes, and is still what was asked for. */
  thorough: 300,
  /** Builds an engine for each model first. */
  tensorrt: 900,
};

/**
 * `runProbe` in a process of its own. Whatever happens there, a crash of the driver or no answer in time,
 * comes back as an outcome.
 */
export function probeInProcess(request: ProbeRequest): Promise<ProbeOutcome> {
  const file = fileURLToPath(workerFile('vision/provider/probe-worker', import.meta.url));
  const child = fork(file, {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const { provider, thorough } = request;
  const allowed =
    provider === 'tensorrt' ? patience.tensorrt : thorough ? patience.thorough : patience.quick;
  return new Promise((resolve) => {
    let outcome: ProbeOutcome | null = null;
    const timer = setTimeout(() => {
      outcome = { works: false, reason: `it gave no answer within ${allowed} s` };
      child.kill('SIGKILL');
    }, allowed * 1000);
    const settle = (ended: ProbeOutcome) => {
      clearTimeout(timer);
      resolve(ended);
    };
    child.once('message', (message) => (outcome = message as ProbeOutcome));
    child.once('error', (error) => settle({ works: false, reason: error.message }));
    // An answer counts when its process also ends well: a driver that crashes while it is closed would
    // take the server with it.
    child.once('exit', (code, signal) => {
      const crashed = { works: false as const, reason: `its process crashed (${signal ?? code})` };
      settle(outcome && (code === 0 || !outcome.works) ? outcome : crashed);
    });
    child.send(request);
  });
}
