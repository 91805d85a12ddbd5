import { stat } from 'node:fs/promises';
import { dirname, isAbsolute, resolve } from 'node:path';
import type { Problem } from '../../contract/problem.ts';
import { classNames } from './class-names.ts';
import { idOf } from './placement.ts';
import type { Source } from './source.ts';
import { readYamlFile } from './yaml-file.ts';

/** What a data.yaml says, with its places resolved. */
export interface DataYaml {
  species: string[];
  splits: string[];
  sources: Source[];
  problems: Problem[];
  /** Columns of a label line with keypoints (`kpt_shape`), null where there are none. */
  poseColumns: number | null;
  /** `layout: crops`, which we write when a folder of crops gets its data.yaml. */
  crops: boolean;
}

const standardSplits = ['train', 'val', 'test'];
/** Keys of Ultralytics' that never name photographs. */
const otherKeys = new Set(['path', 'names', 'nc', 'download', 'layout', 'kpt_shape', 'flip_idx']);

/**
 * Reads a data.yaml as Ultralytics means it. Beside train, val and test every other key whose value is
 * an existing folder or txt list is a split too (`incoming: images/incoming`).
 *
 * @throws SleuthsError when the file itself is malformed; all else is in `problems`
 */
export async function readDataYaml(file: string): Promise<DataYaml> {
  const yaml = await readYamlFile(file);
  const root = dirname(file);
  const problems: Problem[] = [];
  const reporter =
    (key: string) =>
    (code: string, severity: Problem['severity'], message: string, remedy: string) =>
      problems.push({
        code,
        severity,
        message,
        remedy,
        file: idOf(root, file),
        ...yaml.placeOf(key),
        field: key,
      });
  const { values } = yaml;
  const base = await datasetPath(root, values['path'], reporter('path'));
  const sources: Source[] = [];
  const splits: string[] = [];
  for (const [key, value] of Object.entries(values)) {
    if (otherKeys.has(key) || value === null) continue;
    const places = Array.isArray(value) ? (value as unknown[]) : [value];
    const standard = standardSplits.includes(key);
    const found: Source[] = [];
    for (const place of places) {
      const source = typeof place === 'string' ? await sourceAt(root, base, key, place) : null;
      if (source) found.push(source);
      else if (standard) {
        reporter(key)(
          'split-missing',
          'error',
          `${key} names ${JSON.stringify(place)}, which is neither a folder nor a .txt list below ${base}.`,
          'Correct the path in data.yaml or restore the folder.',
        );
      }
    }
    if (standard || found.length > 0) splits.push(key);
    sources.push(...found);
  }
  return {
    species: classNames(values['names'], values['nc'], reporter('names')),
    splits,
    sources,
    problems,
    poseColumns: poseColumns(values['kpt_shape']),
    crops: values['layout'] === 'crops',
  };
}

/** `path`, relative to the yaml; the yaml's own folder where it does not exist. */
async function datasetPath(
  root: string,
  path: unknown,
  report: (code: string, severity: Problem['severity'], message: string, remedy: string) => void,
): Promise<string> {
  if (path === undefined || path === null || path === '') return root;
  const base = typeof path === 'string' ? resolve(root, path) : null;
  if (base !== null && (await kindOf(base)) === 'folder') return base;
  report(
    'path-missing',
    'warning',
    `path is ${JSON.stringify(path)}, which is not a folder here; the folder of data.yaml is used.`,
    'Write `path: .` to make that explicit.',
  );
  return root;
}

async function sourceAt(
  root: string,
  base: string,
  split: string,
  place: string,
): Promise<Source | null> {
  const tries = [resolve(base, place)];
  // Roboflow writes ../train/images and means train/images; Ultralytics reads it the same way.
  if (!isAbsolute(place) && place.startsWith('../')) tries.push(resolve(base, place.slice(3)));
  for (const path of tries) {
    const kind = await kindOf(path);
    if (kind === 'folder') return { kind, split, id: idOf(root, path), folder: path };
    if (kind === 'file' && /\.txt$/i.test(path)) {
      return { kind: 'list', split, id: idOf(root, path), file: path, base };
    }
  }
  return null;
}

async function kindOf(path: string): Promise<'folder' | 'file' | null> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) return 'folder';
  return found?.isFile() ? 'file' : null;
}

/** kpt_shape is [points, values of each]; a pose line is class, box and those. */
function poseColumns(shape: unknown): number | null {
  if (!Array.isArray(shape) || shape.length !== 2) return null;
  const [points, values] = shape as unknown[];
  return typeof points === 'number' && typeof values === 'number' ? 5 + points * values : null;
}
