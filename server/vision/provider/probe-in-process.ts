import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { workerFile } from '../../worker-file.ts';
import type { ProbeOutcome, ProbeRequest } from './probe.ts';

/** TensorRT builds an engine for each model first, which takes minutes. */
const patience = { tensorrt: 15 * 60_000, other: 90_000 };

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
  const allowed = request.provider === 'tensorrt' ? patience.tensorrt : patience.other;
  return new Promise((resolve) => {
    let outcome: ProbeOutcome | null = null;
    const timer = setTimeout(() => {
      outcome = { works: false, reason: `it gave no answer within ${allowed / 1000} s` };
      child.kill('SIGKILL');
    }, allowed);
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
