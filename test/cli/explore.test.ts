import { expect, it } from 'vitest';
import { makeDataset, temporaryFolder } from '../support/made-dataset.ts';
import { runCli } from './run-cli.ts';

it('groups the crops of an indexed dataset', async () => {
  await using folder = await temporaryFolder('explore');
  await makeDataset(
    folder.path,
    [0, 6].map((shift) => ({
      path: `train/${shift}.jpg`,
      individual: 'Asha' as const,
      labelled: true,
      shift,
    })),
  );
  const index = await runCli('index', folder.path, '--provider', 'cpu');
  expect(index.code, index.stderr).toBe(0);

  const { code, stdout, stderr } = await runCli(
    'explore',
    folder.path,
    'group',
    '--json',
    '--provider',
    'cpu',
  );
  expect(code, stderr).toBe(0);
  const { crops, groups, several } = JSON.parse(stdout) as Record<string, number>;
  expect(crops).toBeGreaterThanOrEqual(2);
  expect(several).toBeGreaterThanOrEqual(1);
  expect(groups).toBeGreaterThanOrEqual(several!);
}, 240_000);

it('refuses a kind that it does not know, and names those that it does', async () => {
  const { code, stderr } = await runCli('explore', '/anywhere', 'guess');
  expect(code).not.toBe(0);
  for (const kind of ['rank', 'group', 'map']) expect(stderr).toContain(kind);
});
