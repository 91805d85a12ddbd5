import { stringify } from 'yaml';
import type { DatasetLayout } from './layout.ts';

/** Split names of other programs that Ultralytics calls differently. */
const standardNames = new Map([
  ['valid', 'val'],
  ['validation', 'val'],
  ['all', 'train'],
]);

/**
 * The data.yaml of a folder that has none: its splits as they are, train and val at least (Ultralytics
 * wants both), and `layout: crops` where the folders are species and individuals.
 */
export function newDataYaml(layout: DatasetLayout, names: readonly string[]): string {
  const splits = new Map<string, string>();
  for (const { split, id } of layout.sources)
    splits.set(standardNames.get(split) ?? split, id || '.');
  if (!splits.has('train')) splits.set('train', layout.layout === 'yolo' ? 'images' : '.');
  if (!splits.has('val')) splits.set('val', splits.get('train')!);
  return stringify({
    path: '.',
    ...(layout.layout === 'crops' && { layout: 'crops' }),
    ...Object.fromEntries(splits),
    names: new Map(names.map((name, index) => [index, name])),
  });
}
