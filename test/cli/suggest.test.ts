import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeDataset, temporaryFolder, writeText } from '../support/made-dataset.ts';
import { runCli } from './run-cli.ts';

const individuals = ['Asha', 'Bahati', 'Chausiku'] as const;

it('asks a gallery for every query and counts the right answers', async () => {
  await using folder = await temporaryFolder('suggest');
  const images = individuals.flatMap((individual) =>
    [0, 1, 2].map((i) => ({
      path: `train/${individual}-${i}.jpg`,
      individual,
      labelled: true,
      shift: 7 * i,
    })),
  );
  await makeDataset(folder.path, images);
  const rows = images.map(({ path, individual }, i) => {
    // One answer is wrong on purpose: its name is in the gallery, its coat is another's.
    const identity = path === 'train/Asha-2.jpg' ? 'Bahati' : individual;
    return `images/${path},${identity},${i % 3 === 2 ? 'query' : 'gallery'}`;
  });
  const csv = join(folder.path, 'identities.csv');
  await writeText(csv, ['path,identity,split', ...rows, ''].join('\n'));
  const run = () =>
    runCli('suggest', folder.path, '--identities', csv, '--provider', 'cpu', '--json');
  const { code, stdout, stderr } = await run();
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    queries: 3,
    individuals: 3,
    top1: 2 / 3,
    top5: 1,
    failed: [],
  });

  await writeText(csv, 'path,identity,split\nimages/train/Asha-0.jpg,Asha,holdout\n');
  const refused = await run();
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(`${csv}:2`);
  expect(refused.stderr).toContain('holdout');
});

it('lists detections as JSON lines that name image, class and box', async () => {
  await using folder = await temporaryFolder('detections');
  await makeDataset(folder.path, [{ path: 'train/a.jpg', individual: 'Bahati', labelled: false }]);
  const { code, stdout } = await runCli(
    'detections',
    folder.path,
    '--provider',
    'cpu',
    '--confidence',
    '0.01',
  );
  expect(code).toBe(0);
  const detections = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { image: string; class: string; box: number[] });
  expect(detections.length).toBeGreaterThan(0);
  for (const { image, box } of detections) {
    expect(image).toBe('images/train/a.jpg');
    const [cx, cy, w, h] = box as [number, number, number, number];
    expect(Math.min(cx - w / 2, cy - h / 2)).toBeGreaterThanOrEqual(-1e-9);
    expect(Math.max(cx + w / 2, cy + h / 2)).toBeLessThanOrEqual(1 + 1e-9);
  }
});
