import { SleuthsError } from '../../contract/errors.ts';
import { parseDocument } from '../label/label-document.ts';
import { parseLine } from '../label/label-line.ts';
import { appendClass } from '../layout/append-class.ts';
import type { DatasetLayout } from '../layout/layout.ts';
import { newDataYaml } from '../layout/new-data-yaml.ts';
import { idOf } from '../layout/placement.ts';
import { readYamlFile } from '../layout/yaml-file.ts';
import type { Photograph } from '../photograph.ts';
import { readRecordFiles } from '../record/record-files.ts';
import { contentOf } from '../storage/journal-entry.ts';
import type { Commit } from '../storage/store.ts';

/**
 * Appends a species to data.yaml, or writes a data.yaml where there is none.
 *
 * @param photographs all of the dataset, to find the classes that are in use where nothing names them
 * @returns its class number; that of the existing class if there is one of this name
 */
export async function addClass(
  layout: DatasetLayout,
  photographs: () => AsyncIterable<Photograph>,
  name: string,
  by: string,
  commit: Commit,
): Promise<number> {
  const species = cleanSpecies(name);
  let text: string;
  let before: string | null = null;
  let index: number;
  if (layout.hasYaml) {
    index = layout.species.indexOf(species);
    if (index >= 0) return index;
    const yaml = await readYamlFile(layout.yamlFile);
    before = yaml.text;
    index = layout.species.length;
    text = appendClass(yaml, layout.species, species);
  } else {
    const names = layout.layout === 'crops' ? [...layout.species] : await namesInUse(photographs());
    index = names.indexOf(species);
    if (index < 0) index = names.push(species) - 1;
    text = newDataYaml(layout, names);
  }
  await commit({
    kind: 'add-class',
    photograph: null,
    by,
    at: new Date().toISOString(),
    files: [
      {
        path: idOf(layout.root, layout.yamlFile),
        before: before === null ? null : contentOf(Buffer.from(before)),
        after: text,
      },
    ],
    moves: [],
  });
  return index;
}

/** `class 0` to the highest class of any label, so that a new class gets a number of its own. */
async function namesInUse(photographs: AsyncIterable<Photograph>): Promise<string[]> {
  let highest = -1;
  for await (const photograph of photographs) {
    const { labels } = await readRecordFiles(photograph);
    if (!labels.bytes) continue;
    for (const { text } of parseDocument(labels.bytes).lines) {
      const { content } = parseLine(text, null);
      if ('box' in content) highest = Math.max(highest, content.classIndex ?? -1);
    }
  }
  return Array.from({ length: highest + 1 }, (_, index) => `class ${index}`);
}

function cleanSpecies(name: string): string {
  const clean = name.trim().normalize('NFC');
  if (clean !== '' && !/\p{Cc}/u.test(clean)) return clean;
  throw new SleuthsError({
    code: 'unprocessable',
    message: 'The name of the species is empty or has control characters.',
    remedy: 'Give it a name.',
    field: 'name',
  });
}
