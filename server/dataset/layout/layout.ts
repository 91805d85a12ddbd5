import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { SleuthsError } from '../../contract/errors.ts';
import type { Problem } from '../../contract/problem.ts';
import { readDataYaml } from './data-yaml.ts';
import { isFolder, lookAtFolder } from './folder-layout.ts';
import { swapImages, type Roots } from './placement.ts';
import type { Source } from './source.ts';

/** All that is known of a dataset before any photograph is looked at. */
export interface DatasetLayout extends Roots {
  layout: 'yolo' | 'folder' | 'crops';
  /** The data.yaml, or where it would be. */
  yamlFile: string;
  hasYaml: boolean;
  species: string[];
  splits: string[];
  sources: Source[];
  problems: Problem[];
  poseColumns: number | null;
}

const yamlNames = ['data.yaml', 'data.yml', 'dataset.yaml', 'dataset.yml'];

/**
 * Finds out what a path is: a data.yaml, or a folder with or without one.
 *
 * @throws SleuthsError not-found, or unprocessable when it is no folder or its data.yaml is malformed
 */
export async function readLayout(path: string): Promise<DatasetLayout> {
  const target = resolve(path);
  const found = await stat(target).catch(() => null);
  if (!found) {
    throw new SleuthsError({
      code: 'not-found',
      message: `There is no folder ${target}.`,
      remedy: 'Give the path of a folder of photographs or of a data.yaml.',
      file: target,
    });
  }
  if (found.isDirectory()) {
    const yamlFile = await yamlIn(target);
    return yamlFile ? withYaml(yamlFile) : withoutYaml(target);
  }
  if (/\.ya?ml$/i.test(target)) return withYaml(target);
  throw new SleuthsError({
    code: 'unprocessable',
    message: `${target} is a file, not a folder.`,
    remedy: `Open the folder it lies in (${dirname(target)}), or a data.yaml.`,
    file: target,
  });
}

async function withYaml(yamlFile: string): Promise<DatasetLayout> {
  const root = dirname(yamlFile);
  const yaml = await readDataYaml(yamlFile);
  let { sources, splits } = yaml;
  const problems = [...yaml.problems];
  if (splits.length === 0) {
    ({ sources } = await lookAtFolder(root));
    splits = sources.map((source) => source.split);
    problems.push({
      code: 'splits-missing',
      severity: 'warning',
      message: `${basename(yamlFile)} names no train, val or test; the folders are taken as they are.`,
      remedy: 'Add `train:` and `val:` with the folders of photographs.',
      file: basename(yamlFile),
    });
  }
  problems.push(...overlaps(sources, basename(yamlFile)));
  return {
    root,
    outer: await outerOf(root),
    layout: yaml.crops ? 'crops' : 'yolo',
    yamlFile,
    hasYaml: true,
    species: yaml.species,
    splits,
    sources,
    problems,
    poseColumns: yaml.poseColumns,
  };
}

async function withoutYaml(root: string): Promise<DatasetLayout> {
  const { layout, species, sources } = await lookAtFolder(root);
  const problems: Problem[] =
    layout === 'yolo'
      ? [
          {
            code: 'data-yaml-missing',
            severity: 'warning',
            message: 'There are labels but no data.yaml, so classes are shown by number.',
            remedy: 'Add a species, or write a data.yaml with `names:`.',
            file: 'data.yaml',
          },
        ]
      : [];
  return {
    root,
    outer: await outerOf(root),
    layout,
    yamlFile: join(root, 'data.yaml'),
    hasYaml: false,
    species,
    splits: sources.map((source) => source.split),
    sources,
    problems,
    poseColumns: null,
  };
}

async function yamlIn(folder: string): Promise<string | null> {
  for (const name of yamlNames) {
    const file = join(folder, name);
    if ((await stat(file).catch(() => null))?.isFile()) return file;
  }
  return null;
}

/**
 * Ultralytics applies its rule to absolute paths, so it looks for the labels of `…/images/trip/a.jpg`
 * in `…/labels/trip` even if only `trip` was opened. We follow where those labels exist, and never
 * make folders outside of what was opened.
 */
async function outerOf(root: string): Promise<Roots['outer']> {
  const path = `${root.split(sep).join('/')}/`;
  const labels = swapImages(path, 'labels');
  const identities = swapImages(path, 'identities');
  return labels && identities && (await isFolder(labels)) ? { labels, identities } : null;
}

/**
 * Splits within splits; each photograph counts for the first that has it. (Small datasets name one
 * folder as train and val on purpose; that is not worth a warning.)
 */
function overlaps(sources: readonly Source[], file: string): Problem[] {
  return sources.flatMap((source, index) => {
    const first = sources
      .slice(0, index)
      .find(({ id }) => id !== source.id && (id === '' || source.id.startsWith(`${id}/`)));
    if (!first || first.kind === 'list' || first.split === source.split) return [];
    return [
      {
        code: 'splits-overlap',
        severity: 'warning',
        message: `${source.split} lies within ${first.split}; its photographs count as ${first.split}.`,
        remedy: 'Give each split its own folder if they should be told apart.',
        file,
        field: source.split,
      } satisfies Problem,
    ];
  });
}
