import type { ProbeOutcome, ProbeRequest } from './probe.ts';
import { runProbe } from './run-probe.ts';

// A process of its own, forked by `probeInProcess`: a graphics driver that crashes ends only this.
process.once('message', (request: ProbeRequest) => void answer(request));

async function answer(request: ProbeRequest): Promise<void> {
  let outcome: ProbeOutcome;
  try {
    outcome = await runProbe(request);
  } catch (error) {
    outcome = { works: false, reason: error instanceof Error ? error.message : String(error) };
  }
  process.send!(outcome, () => process.disconnect());
}
