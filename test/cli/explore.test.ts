import { expect, it } from 'vitest';
import { makeDataset, temporaryFolder } from '../support/made-dataset.ts';
import { runCli } from './run-cli.ts';

it('groups the crops of an indexed dataset', async () => {
  await using folder = await temporaryFolder('explore');
  await makeDataset(
    folder.path,
    (['Asha', 'Bahati'] as const).flatMap((individual) =>
      [0, 6].map((shift) => ({
        path: `train/${individual}-${shift}.jpg`,
        individual,
        labelled: true,
        shift,
      })),
    ),
  );
  const index = await runCli('index', folder.path, '--provider', 'cpu');
  expect(index.code, index.stderr).toBe(0);

  const { code, stdout, stderr } = await runCli('explore', folder.path, 'group', '--json');
  expect(code, stderr).toBe(0);
  const { crops, groups, several } = JSON.parse(stdout) as Record<string, number>;
  expect(crops).toBeGreaterThanOrEqual(4);
  expect(several).toBeGreaterThanOrEqual(2);
  expect(groups).toBeGreaterThanOrEqual(several!);

  const refused = await runCli('explore', folder.path, 'guess');
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toContain('rank');
}, 120_000);
