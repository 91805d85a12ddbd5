import { listSupportedBackends } from 'onnxruntime-node';
import type { ModelOutput } from '../heads/head.ts';
import { headOf } from '../heads/head-registry.ts';
import { ModelSession } from '../model/model-session.ts';
import { prepareInput } from '../prepare.ts';
import type { ResolvedModel } from '../resolved-model.ts';
import { scoreDifference, tensorDifference } from './difference.ts';
import { backendName, type ExecutionProvider } from './execution-provider.ts';
import { probeImage } from './probe-image.ts';
import type { ProbeOutcome, ProbeRequest } from './probe.ts';

const timedRuns = 3;
/** A provider this much slower than the CPU is not timed any further. */
const hopelesslySlow = 5;

/**
 * Runs the probe image through every model on a provider and on the CPU. A native provider may end its
 * process: call it in a process of its own (`probeInProcess`).
 */
export async function runProbe(request: ProbeRequest): Promise<ProbeOutcome> {
  const { provider, models, threads, thorough } = request;
  if (!listSupportedBackends().some(({ name }) => name === backendName(provider))) {
    const reason = `ONNX Runtime's build for ${process.platform} ${process.arch} does not have it`;
    return { works: false, reason };
  }
  const total = { difference: 0, scores: 0, milliseconds: 0, cpuMilliseconds: 0 };
  for (const model of models) {
    // The CPU's failure is the model's, and is reported when the model is loaded for use.
    const cpu = await runOn('cpu', model, threads, Infinity);
    let given: Awaited<ReturnType<typeof runOn>>;
    try {
      given = await runOn(provider, model, threads, cpu.milliseconds * hopelesslySlow);
    } catch (error) {
      return { works: false, reason: error instanceof Error ? error.message : String(error) };
    }
    total.difference = Math.max(total.difference, tensorDifference(given.outputs, cpu.outputs));
    if (model.description.task === 'detection' && Number.isFinite(total.difference)) {
      const head = headOf(model.description, cpu.shapes);
      const scores = scoreDifference(head, model.description.input, given.outputs, cpu.outputs);
      total.scores = Math.max(total.scores, scores);
    }
    total.milliseconds += given.milliseconds;
    total.cpuMilliseconds += cpu.milliseconds;
    if (!thorough && given.milliseconds > cpu.milliseconds * hopelesslySlow) break;
  }
  return { works: true, ...total };
}

async function runOn(
  provider: ExecutionProvider,
  model: ResolvedModel,
  threads: number | undefined,
  enough: number,
): Promise<{ outputs: ModelOutput[]; shapes: number[][]; milliseconds: number }> {
  await using session = await ModelSession.open(model, provider, threads);
  const { tensor } = await prepareInput(probeImage(), model.description.input);
  // The first run compiles kernels and allocates.
  const first = await session.run([tensor]);
  let milliseconds = Infinity;
  for (let i = 0; i < timedRuns; i++) {
    const start = performance.now();
    await session.run([tensor]);
    milliseconds = Math.min(milliseconds, performance.now() - start);
    if (milliseconds > enough) break;
  }
  return { outputs: first.images[0]!.outputs, shapes: session.outputShapes, milliseconds };
}
