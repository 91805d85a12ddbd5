import { describe, expect, it } from 'vitest';
import type { ExecutionProvider } from '../../server/vision/provider/execution-provider.ts';
import { chooseProvider } from '../../server/vision/provider/choose-provider.ts';
import { probeInProcess } from '../../server/vision/provider/probe-in-process.ts';
import type { Probe, ProbeOutcome } from '../../server/vision/provider/probe.ts';
import { fixedBoxes, meanColours } from './support/models.ts';
import { makeFolder } from './support/pictures.ts';

const works = (given: Partial<ProbeOutcome & { works: true }> = {}): ProbeOutcome => ({
  works: true,
  difference: 0.001,
  scores: 0.001,
  milliseconds: 5,
  cpuMilliseconds: 50,
  ...given,
});
const broken = (reason: string): ProbeOutcome => ({ works: false, reason });

function probing(outcomes: Partial<Record<ExecutionProvider, ProbeOutcome>>) {
  const asked: ExecutionProvider[] = [];
  const probe: Probe = async (provider) => {
    asked.push(provider);
    return outcomes[provider] ?? broken('not here');
  };
  return { probe, asked };
}

describe('auto', () => {
  it.each([
    ['linux', { cuda: works(), webgpu: works() }, 'cuda'],
    ['linux', { webgpu: works() }, 'webgpu'],
    ['win32', { directml: works(), webgpu: works() }, 'directml'],
    ['darwin', { coreml: works(), webgpu: works() }, 'coreml'],
    ['linux', {}, 'cpu'],
    ['freebsd', {}, 'cpu'],
  ] as const)('takes the best that works on %s', async (platform, outcomes, expected) => {
    const { probe } = probing(outcomes);
    const report = await chooseProvider('auto', probe, platform);
    expect(report).toMatchObject({ requested: 'auto', chosen: expected });
    expect(report.reason).not.toBe('');
  });

  it('says why it fell back', async () => {
    const { probe } = probing({ cuda: broken('no library'), webgpu: broken('it crashed') });
    expect((await chooseProvider('auto', probe, 'linux')).rejected).toEqual([
      { provider: 'cuda', reason: 'no library' },
      { provider: 'webgpu', reason: 'it crashed' },
    ]);
  });

  it.each([
    ['outputs differ', works({ difference: 0.1 }), /differ/],
    ['scores differ', works({ scores: 0.2 }), /differ/],
    ['outputs are not numbers', works({ difference: NaN }), /differ/],
    ['it is slower, as a software rasteriser is', works({ milliseconds: 5000 }), /5000 ms.*50 ms/],
  ])('falls back to the CPU where %s', async (_, outcome, reason) => {
    const { probe } = probing({ webgpu: outcome });
    const report = await chooseProvider('auto', probe, 'linux');
    expect(report.chosen).toBe('cpu');
    expect(report.rejected[1]!.provider).toBe('webgpu');
    expect(report.rejected[1]!.reason).toMatch(reason);
  });
});

describe('a provider asked for by name', () => {
  it('is taken although it is slow', async () => {
    const { probe } = probing({ webgpu: works({ milliseconds: 900 }) });
    expect(await chooseProvider('webgpu', probe, 'linux')).toMatchObject({ chosen: 'webgpu' });
  });

  it('is refused with a reason and a remedy where it does not work', async () => {
    const { probe } = probing({ cuda: broken('no library') });
    await expect(chooseProvider('cuda', probe, 'linux')).rejects.toMatchObject({
      body: {
        code: 'unavailable',
        message: expect.stringContaining('no library') as string,
        remedy: expect.stringContaining('CUDA') as string,
        field: 'provider',
      },
    });
  });

  it('is refused where its results are wrong', async () => {
    const { probe } = probing({ webgpu: works({ difference: 0.5 }) });
    await expect(chooseProvider('webgpu', probe, 'linux')).rejects.toThrow(/differ/);
  });

  it('is not probed where it is the CPU', async () => {
    const { probe, asked } = probing({});
    expect((await chooseProvider('cpu', probe)).chosen).toBe('cpu');
    expect(asked).toEqual([]);
  });
});

describe('a probe', () => {
  it('finds the CPU the same as itself', async () => {
    await using folder = await makeFolder();
    const models = [
      await meanColours(folder.path),
      await fixedBoxes(folder.path, [[1, 1, 9, 9, 1, 0]]),
    ];
    const outcome = await probeInProcess({ provider: 'cpu', models, threads: 1, thorough: true });
    expect(outcome).toMatchObject({ works: true, difference: 0, scores: 0 });
  });

  it('says what this build does not have', async () => {
    await using folder = await makeFolder();
    const models = [await meanColours(folder.path)];
    const provider = process.platform === 'darwin' ? 'directml' : 'coreml';
    expect(await probeInProcess({ provider, models, threads: 1, thorough: true })).toMatchObject({
      works: false,
      reason: expect.stringContaining('does not have it') as string,
    });
  });
});
