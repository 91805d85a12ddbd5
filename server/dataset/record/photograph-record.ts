import type { Photograph, PhotographRecord } from '../photograph.ts';
import type { Item, PhotographState } from './item.ts';
import { understand, type UnderstoodFiles, type Vocabulary } from './photograph-state.ts';
import type { RecordFiles } from './record-files.ts';

/** What both files say, for everybody else. */
export function recordOf(
  photograph: Photograph,
  files: RecordFiles,
  vocabulary: Vocabulary,
): PhotographRecord {
  return recordFrom(photograph, files, understand(files, vocabulary));
}

export function recordFrom(
  photograph: Photograph,
  files: RecordFiles,
  { state, problems, otherLines }: UnderstoodFiles,
): PhotographRecord {
  const labelled = state.items.some((item) => item.drawn) || otherLines.length > 0;
  return {
    photograph,
    status: labelled ? 'labelled' : state.labels ? 'empty' : 'unlabelled',
    version: files.version,
    annotations: annotationsOf(state),
    problems,
  };
}

function annotationsOf({ labels, items }: PhotographState): PhotographRecord['annotations'] {
  const numbers = new Map(labels?.lines.map((line, index) => [line, index + 1]));
  return items.map(({ annotation, drawn }: Item) => ({
    ...annotation,
    line: drawn ? (numbers.get(drawn.line) ?? null) : null,
  }));
}
