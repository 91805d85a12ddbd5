import { SleuthsError } from '../../contract/errors.ts';
import type { ProviderReport } from '../../contract/model.ts';
import type { ExecutionProvider } from './execution-provider.ts';
import type { Probe, ProbeOutcome } from './probe.ts';

/**
 * What `auto` tries, best first. TensorRT is left out: it spends minutes on each model before the first
 * photograph, which only somebody who asks for it wants.
 */
const candidates: Partial<Record<NodeJS.Platform, ExecutionProvider[]>> = {
  win32: ['cuda', 'directml', 'webgpu'],
  darwin: ['coreml', 'webgpu'],
  linux: ['cuda', 'webgpu'],
};

/** Half precision and other orders of summation stay far below; a broken kernel does not. */
const tolerance = { difference: 0.02, scores: 0.05 };

const remedies: Partial<Record<ExecutionProvider, string>> = {
  cuda: 'Install the NVIDIA driver, CUDA 12 and cuDNN 9, fetch ONNX Runtime’s CUDA libraries with `npm run cuda`, or use --provider auto.',
  tensorrt: 'Install TensorRT beside CUDA, or use --provider cuda or auto.',
  directml:
    'DirectML needs Windows 10 or newer and a DirectX 12 graphics card; use --provider auto.',
  coreml: 'Core ML needs macOS; use --provider auto.',
  webgpu:
    'Install a driver for the graphics card (on Linux one with Vulkan), or use --provider auto.',
};

export type ChosenProvider = Omit<ProviderReport, 'chosen'> & { chosen: ExecutionProvider };

/**
 * Decides what runs the models.
 *
 * `auto` takes the best candidate that works, agrees with the CPU on the probe image and is faster than it
 * (a software rasteriser passes for a graphics card, and is slower); otherwise the CPU. A provider asked for
 * by name is taken although it is slow, and refused where it does not work or gives wrong results.
 * @throws SleuthsError unavailable: the provider asked for cannot be used
 */
export async function chooseProvider(
  requested: ProviderReport['requested'],
  probe: Probe,
  platform: NodeJS.Platform = process.platform,
): Promise<ChosenProvider> {
  if (requested === 'cpu') {
    return { requested, chosen: 'cpu', reason: 'It was asked for.', rejected: [] };
  }
  if (requested !== 'auto') {
    const outcome = await probe(requested);
    const fault = faultOf(outcome);
    if (fault) throw unusable(requested, fault);
    return {
      requested,
      chosen: requested,
      reason: `It was asked for; ${speed(outcome)}.`,
      rejected: [],
    };
  }

  const rejected: ProviderReport['rejected'] = [];
  for (const provider of candidates[platform] ?? []) {
    const outcome = await probe(provider);
    const reason = faultOf(outcome) ?? (isSlower(outcome) ? speed(outcome) : null);
    if (!reason) {
      return { requested, chosen: provider, reason: `Works and ${speed(outcome)}.`, rejected };
    }
    rejected.push({ provider, reason });
  }
  const reason =
    rejected.length > 0
      ? 'No accelerator here is of use.'
      : 'No accelerator is known for this platform.';
  return { requested, chosen: 'cpu', reason, rejected };
}

function faultOf(outcome: ProbeOutcome): string | null {
  if (!outcome.works) return outcome.reason;
  const { difference, scores } = outcome;
  // Written so that NaN is a fault.
  if (difference <= tolerance.difference && scores <= tolerance.scores) return null;
  return `its results differ from the CPU's on a probe image: outputs by ${percent(difference)} (at most ${percent(tolerance.difference)} are allowed), scores by ${percent(scores)} (at most ${percent(tolerance.scores)})`;
}

function isSlower(outcome: ProbeOutcome): boolean {
  return outcome.works && outcome.milliseconds >= outcome.cpuMilliseconds;
}

function speed(outcome: ProbeOutcome): string {
  if (!outcome.works) return outcome.reason;
  const { milliseconds, cpuMilliseconds } = outcome;
  return `takes ${milliseconds.toFixed(0)} ms a probe image, the CPU ${cpuMilliseconds.toFixed(0)} ms`;
}

function unusable(provider: ExecutionProvider, reason: string): SleuthsError {
  return new SleuthsError({
    code: 'unavailable',
    message: `The execution provider '${provider}' cannot be used: ${reason}.`,
    remedy: remedies[provider] ?? 'Use --provider auto.',
    field: 'provider',
  });
}

const percent = (fraction: number): string => `${(fraction * 100).toFixed(1)} %`;
