import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../server/contract/problem.ts';
import type { IndexResult } from '../../server/indexing/index-job.ts';
import {
  animalLine,
  makeDataset,
  photograph,
  temporaryFolder,
  writeText,
} from '../support/made-dataset.ts';
import { runCli, startCli } from './run-cli.ts';

type Printed = IndexResult & { problems: Problem[] };

const settings = ['--provider', 'cpu', '--json'];

async function index(root: string): Promise<Printed> {
  const { code, stdout, stderr } = await runCli('index', root, ...settings);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Printed;
}

/** How many images the catalogue calls done; 0 while there is none. */
function indexed(root: string): number {
  try {
    const db = new DatabaseSync(join(root, '.sleuths', 'catalogue.db'), { readOnly: true });
    try {
      return (db.prepare('SELECT count(fingerprint) AS done FROM images').get() as { done: number })
        .done;
    } finally {
      db.close();
    }
  } catch {
    return 0;
  }
}

describe('a dataset with files of every kind', () => {
  const odd = {
    'truncated.jpg': async () => (await photograph('Asha')).subarray(0, 2_000),
    'empty.jpg': async () => Buffer.alloc(0),
    'text.jpg': async () => Buffer.from('this is a letter, not a photograph'),
    'png called.jpg': async () =>
      sharp(await photograph('Asha'))
        .png()
        .toBuffer(),
    'cmyk.jpg': async () =>
      sharp(await photograph('Asha'))
        .toColourspace('cmyk')
        .jpeg()
        .toBuffer(),
    'sixteen bits.png': async () =>
      sharp(await photograph('Asha'))
        .toColourspace('rgb16')
        .png()
        .toBuffer(),
    'moving.gif': async () => {
      const frames = [await photograph('Asha'), await photograph('Bahati')];
      return sharp(frames, { join: { animated: true } })
        .gif()
        .toBuffer();
    },
    'Größe 100% #1 🦒.jpg': () => photograph('Asha'),
  };

  it('is done as a whole; what is wrong is told with file, line and reason', async () => {
    await using folder = await temporaryFolder('odd');
    const root = folder.path;
    await makeDataset(root, [{ path: 'train/good.jpg', individual: 'Asha', labelled: true }]);
    for (const [name, make] of Object.entries(odd)) {
      await writeFile(join(root, 'images', 'train', name), await make());
    }
    const lines = [animalLine, '0 0.5 nan 0.1 0.1', '7 0.5 0.5 0.1 0.1', '0 1.4 0.5 0.1 0.1', ''];
    await writeText(join(root, 'labels', 'train', 'cmyk.txt'), lines.join('\n'));

    const result = await index(root);
    const failed = Object.fromEntries(result.failed.map(({ file, code }) => [file, code]));
    expect(failed).toEqual({
      'images/train/truncated.jpg': 'image-truncated',
      'images/train/empty.jpg': 'image-empty',
      'images/train/text.jpg': 'image-not-an-image',
    });
    expect(result.images).toBe(9);
    const warned = result.problems
      .filter(({ severity, file }) => severity === 'warning' && file.startsWith('images/'))
      .map(({ file, code }) => `${file}: ${code}`);
    expect(warned.sort()).toEqual([
      'images/train/moving.gif: image-animated',
      'images/train/png called.jpg: image-misnamed',
    ]);
    const inLabels = result.problems.filter(({ file }) => file === 'labels/train/cmyk.txt');
    expect(inLabels.map(({ line }) => line)).toEqual([2, 3, 4]);
    for (const { message, remedy } of result.problems) {
      expect(message).not.toBe('');
      expect(remedy).toBeTruthy();
    }
  });
});

describe('killed in the middle', () => {
  it('goes on where it was, and has every crop once', async () => {
    await using folder = await temporaryFolder('killed');
    const root = folder.path;
    const images = Array.from({ length: 160 }, (_, i) => ({
      path: `train/${String(i).padStart(3, '0')}.jpg`,
      individual: (['Asha', 'Bahati', 'Chausiku'] as const)[i % 3]!,
      labelled: true,
      shift: i % 40,
    }));
    await makeDataset(root, images);

    const child = startCli('index', root, ...settings);
    while (indexed(root) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGKILL');
    await once(child, 'exit');
    const before = indexed(root);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(images.length);

    const result = await index(root);
    expect(result).toMatchObject({ images: 160, analysed: 160 - before, failed: [] });
    expect(await index(root)).toMatchObject({ analysed: 0, embeddings: result.embeddings });

    // An index that nobody disturbed has neither more nor fewer.
    await using fresh = await temporaryFolder('fresh');
    await makeDataset(fresh.path, images);
    expect((await index(fresh.path)).embeddings).toBe(result.embeddings);
    expect(await readdir(join(root, 'labels', 'train'))).toHaveLength(160);
  }, 180_000);
});

it('says on standard error what is wrong, and prints nothing, when it fails as a whole', async () => {
  const { code, stdout, stderr } = await runCli('index', '/there/is/no/such/folder', '--json');
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain('/there/is/no/such/folder');
});
