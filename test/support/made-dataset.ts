import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';

/** A folder that is deleted at the end of its scope. */
export async function temporaryFolder(name: string): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), `${name}-`));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

export async function writeText(file: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** Coats that a pooled embedding tells apart: rings, bars and checks in three colours. */
const coats = {
  Asha: '<pattern id="p" width="24" height="24" patternUnits="userSpaceOnUse"><rect width="24" height="24" fill="#d8b06a"/><circle cx="12" cy="12" r="8" fill="#5a3414"/></pattern>',
  Bahati:
    '<pattern id="p" width="18" height="18" patternUnits="userSpaceOnUse"><rect width="18" height="18" fill="#f2f2f2"/><rect width="9" height="18" fill="#151515"/></pattern>',
  Chausiku:
    '<pattern id="p" width="30" height="30" patternUnits="userSpaceOnUse"><rect width="30" height="30" fill="#33691e"/><rect width="15" height="15" fill="#c2185b"/><rect x="15" y="15" width="15" height="15" fill="#c2185b"/></pattern>',
} as const;
export type MadeIndividual = keyof typeof coats;

/** A 320 × 240 photograph of one animal in the middle; `shift` moves it by pixels. */
export function photograph(individual: MadeIndividual, shift = 0): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240">
    <defs>${coats[individual]}</defs>
    <rect width="320" height="240" fill="#9db27c"/>
    <ellipse cx="${160 + shift}" cy="120" rx="80" ry="60" fill="url(#p)"/>
  </svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer();
}

/** The box of the animal in `photograph(…)`. */
export const animalLine = '0 0.500000 0.500000 0.500000 0.500000';

export interface MadeImage {
  /** Path below `images/`, e.g. `train/a.jpg`. */
  path: string;
  individual: MadeIndividual;
  /** Whether its box and name are labelled. */
  labelled: boolean;
  shift?: number;
}

/** A YOLO dataset of one class, `giraffe`, with sidecars for the labelled images. */
export async function makeDataset(root: string, images: readonly MadeImage[]): Promise<void> {
  await writeText(
    join(root, 'data.yaml'),
    'path: .\ntrain: images/train\nval: images/val\nnames:\n  0: giraffe\n',
  );
  await mkdir(join(root, 'images', 'val'), { recursive: true });
  for (const { path, individual, labelled, shift } of images) {
    await writeText(join(root, 'images', path), await photograph(individual, shift));
    if (!labelled) continue;
    const stem = path.replace(/\.jpg$/, '');
    await writeText(join(root, 'labels', `${stem}.txt`), `${animalLine}\n`);
  }
}
