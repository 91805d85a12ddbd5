import { readFile } from 'node:fs/promises';
import { isMap, LineCounter, parseDocument, type Document, type YAMLMap } from 'yaml';
import type { Problem } from '../../contract/problem.ts';
import { SleuthsError } from '../../contract/errors.ts';

/** A data.yaml as text and as a document that knows where everything stands in it. */
export interface YamlFile {
  file: string;
  text: string;
  document: Document;
  top: YAMLMap;
  /** The whole as plain values. */
  values: Record<string, unknown>;
  /** Line and column (from 1) of a key of the top level. */
  placeOf: (key: string) => Pick<Problem, 'line' | 'column'>;
}

/** @throws SleuthsError with line and column when the file is not UTF-8, not YAML or not a map */
export async function readYamlFile(file: string): Promise<YamlFile> {
  const bytes = await readFile(file);
  try {
    return parseYaml(
      file,
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    );
  } catch (error) {
    if (error instanceof SleuthsError) throw error;
    throw malformed(file, 1, 'it is not UTF-8 text', 'Save it as UTF-8.');
  }
}

export function parseYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const error = document.errors[0];
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw malformed(file, line, `column ${col}: ${error.message}`, 'Correct the YAML.');
  }
  const top = document.contents;
  if (!isMap(top)) {
    throw malformed(
      file,
      1,
      'it does not hold keys and values',
      'Write at least `train: images/train`, `val: images/val` and `names:`.',
    );
  }
  const placeOf = (key: string) => {
    const pair = top.items.find((item) => String(item.key) === key);
    const range = (pair?.key as { range?: [number, number, number] } | undefined)?.range;
    if (!range) return {};
    const { line, col } = lines.linePos(range[0]);
    return { line, column: col };
  };
  return { file, text, document, top, values: valuesOf(file, document), placeOf };
}

/** Plain values; a document of aliases that would unfold without end is refused by the library. */
function valuesOf(file: string, document: Document): Record<string, unknown> {
  try {
    return document.toJS() as Record<string, unknown>;
  } catch (error) {
    throw malformed(file, 1, String(error), 'Write the values out instead of using aliases.');
  }
}

function malformed(file: string, line: number, reason: string, remedy: string): SleuthsError {
  return new SleuthsError({
    code: 'unprocessable',
    message: `${file} is malformed, line ${line}: ${reason}.`,
    remedy,
    file,
    line,
  });
}
