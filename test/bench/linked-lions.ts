import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pMap from 'p-map';

const lions = resolve(process.env.SLEUTHS_SHARED ?? '../shared', 'data/lions');
if (!existsSync(lions)) {
  console.error(`${lions} is not there: set SLEUTHS_SHARED to the folder of the shared data.`);
  process.exit(1);
}

/**
 * Makes a dataset of so many links to the lions of ../shared/data and their labels; nothing is copied
 * but one of each. 500 images a camera, so that no folder is out of proportion.
 */
export async function linkLions(folder: string, images: number): Promise<void> {
  const names = (await readdir(join(lions, 'images/train'))).filter((name) =>
    name.endsWith('.jpg'),
  );
  await writeFile(
    join(folder, 'data.yaml'),
    'path: .\ntrain: images/train\nval: images/train\nnames:\n  0: lion\n',
  );
  await mkdir(join(folder, 'images/train'), { recursive: true });
  // Links need one file system; a name has only so many of them.
  const linksOfOne = Math.ceil(images / names.length);
  const originals = await pMap(names, async (name) => {
    const stem = name.replace(/\.jpg$/, '');
    const image = join(folder, name);
    await copyFile(join(lions, 'images/train', name), image);
    const label = join(lions, 'labels/train', `${stem}.txt`);
    const labelled = existsSync(label);
    if (labelled) await copyFile(label, join(folder, `${stem}.txt`));
    return { image, label: labelled ? join(folder, `${stem}.txt`) : null, stem };
  });
  const cameras = Array.from(
    { length: Math.ceil(images / 500) },
    (_, camera) => `camera-${String(camera).padStart(4, '0')}`,
  );
  for (const camera of cameras) {
    await mkdir(join(folder, 'images/train', camera), { recursive: true });
    await mkdir(join(folder, 'labels/train', camera), { recursive: true });
  }
  const all = Array.from({ length: linksOfOne * originals.length }, (_, index) => index);
  await pMap(
    all.slice(0, images),
    async (index) => {
      const { image, label } = originals[index % originals.length]!;
      const camera = cameras[Math.floor(index / 500)]!;
      const stem = `IMG_${String(index).padStart(7, '0')}`;
      await link(image, join(folder, 'images/train', camera, `${stem}.jpg`));
      if (label) await link(label, join(folder, 'labels/train', camera, `${stem}.txt`));
    },
    { concurrency: 32 },
  );
}
