import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SleuthsError } from '../../server/contract/errors.ts';
import { toYolo, type LabelledBox } from './output/boxes.ts';
import { openDraft } from './output/drafts.ts';
import type { Mistake } from './output/mistakes.ts';
import type { Photographed } from './output/photographed.ts';
import { splits, writeDataset } from './output/write-dataset.ts';
import { planSavanna, type SavannaSize } from './story/plan.ts';
import type { Visit } from './story/shot.ts';
import { photographAll } from './studio/crew.ts';
import type { PhotographResult, PhotographTask } from './studio/task.ts';

export interface SavannaOptions {
  /** Where the dataset goes; it must not exist, be empty, or hold a savanna of the same making. */
  folder: string;
  /** Another seed makes other coats, poses and skies. 7 if left out. */
  seed?: number;
  /** `full` for people (about a hundred photographs), `small` for tests. */
  size?: SavannaSize;
  /** Called after each photograph. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** What was made; the same for the same seed and size. */
export interface SavannaSummary {
  folder: string;
  seed: number;
  size: SavannaSize;
  photographs: number;
  boxes: number;
  individuals: number;
  mistakes: Mistake[];
}

/** Raised when the drawing changes, so that an older savanna is told from a newer. */
const version = 1;
const stampFile = 'savanna.json';
const picture = {
  full: { width: 1280, height: 960 },
  small: { width: 480, height: 360 },
} as const;

type Stamp = Omit<SavannaSummary, 'folder'> & { version: number };

/** A savanna of the same making that is there already, or null where the folder is free. */
async function savannaThere(
  folder: string,
  seed: number,
  size: SavannaSize,
): Promise<Stamp | null> {
  if (!existsSync(folder)) return null;
  const stamp = await readFile(join(folder, stampFile), 'utf8')
    .then((text) => JSON.parse(text) as Partial<Stamp>)
    .catch(() => null);
  if (stamp?.version === version && stamp.seed === seed && stamp.size === size) {
    return stamp as Stamp;
  }
  // An empty folder can go; whatever else is there belongs to somebody, and `rmdir` refuses.
  const gone = await rmdir(folder).then(
    () => true,
    () => false,
  );
  if (gone) return null;
  throw new SleuthsError({
    code: 'conflict',
    message: `${folder} is there already and holds something else than this savanna.`,
    remedy: 'Name another folder, or move that one away.',
    file: folder,
  });
}

function tasksOf(
  visits: readonly Visit[],
  seed: number,
  size: SavannaSize,
  folder: string,
): PhotographTask[][] {
  return visits.map(({ shots, ...visit }) =>
    shots.map((shot) => ({
      seed,
      ...picture[size],
      visit,
      shot,
      path: join(folder, 'images', shot.file),
    })),
  );
}

function photographedOf(
  visits: readonly Visit[],
  results: readonly (readonly PhotographResult[])[],
  size: SavannaSize,
): Photographed[] {
  const { width, height } = picture[size];
  return visits.flatMap(({ shots }, v) =>
    shots.map(({ file, takenAt, actors }, s) => ({
      file,
      takenAt,
      truth: actors.flatMap(({ species, individual, flank }, a): LabelledBox[] => {
        const box = results[v]![s]![a];
        return box ? [{ species, individual, flank, box: toYolo(box, width, height) }] : [];
      }),
    })),
  );
}

/**
 * Makes the sample dataset: a small savanna photographed by camera traps, as a YOLO dataset with
 * identities and planted mistakes. It is written beside `folder` and moved there when it is whole; an
 * interrupted making leaves nothing behind. A savanna that is there already is left as it is.
 *
 * @throws SleuthsError `conflict` when the folder holds something else; the signal's reason when aborted
 */
export async function generateSavanna(options: SavannaOptions): Promise<SavannaSummary> {
  const { seed = 7, size = 'full', signal, onProgress } = options;
  const folder = resolve(options.folder);
  signal?.throwIfAborted();
  const stamp = await savannaThere(folder, seed, size);
  if (stamp) {
    const { version: _version, ...summary } = stamp;
    return { folder, ...summary };
  }

  const visits = planSavanna(seed, size);
  const total = visits.reduce((sum, { shots }) => sum + shots.length, 0);
  const draft = await openDraft(folder);
  try {
    for (const split of splits) await mkdir(join(draft, 'images', split), { recursive: true });
    let done = 0;
    const results = await photographAll(tasksOf(visits, seed, size, draft), {
      signal,
      onPhotograph: () => onProgress?.(++done, total),
    });
    const photographed = photographedOf(visits, results, size);
    const mistakes = await writeDataset(draft, photographed, seed);
    const boxes = photographed.flatMap(({ truth }) => truth);
    const summary = {
      seed,
      size,
      photographs: photographed.length,
      boxes: boxes.length,
      individuals: new Set(boxes.map(({ individual }) => individual)).size,
      mistakes,
    };
    await writeFile(
      join(draft, stampFile),
      `${JSON.stringify({ version, ...summary }, null, 2)}\n`,
    );
    signal?.throwIfAborted();
    await rename(draft, folder);
    return { folder, ...summary };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}
