import { parse } from 'yaml';

/** What a model's `metadata_props` say, as far as they are understood. */
export interface FileMetadata {
  task: string | undefined;
  names: string[] | undefined;
  size: { height: number; width: number } | undefined;
  licence: string | undefined;
  architecture: string | undefined;
  /** Non-maximum suppression happens inside the model. */
  endToEnd: boolean;
}

/** Ultralytics writes Python values; its dicts and lists of plain strings are YAML as well. */
function parsePython(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Names by index, of a list or of a map whose keys are 0, 1, 2 … without a gap. */
function readNames(text: string | undefined): string[] | undefined {
  const value = parsePython(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  const names = entries.map((_, index) => (value as Record<string, unknown>)[index]);
  return names.length > 0 && names.every((name) => name !== undefined)
    ? names.map(String)
    : undefined;
}

function readSize(text: string | undefined): FileMetadata['size'] {
  const value = parsePython(text);
  const [height, width] = Array.isArray(value) ? (value as unknown[]) : [value, value];
  return Number.isInteger(height) && Number.isInteger(width)
    ? { height: Number(height), width: Number(width) }
    : undefined;
}

/** Reads the `metadata_props` that Ultralytics' exporter writes. */
export function readFileMetadata(props: Record<string, string>): FileMetadata {
  const args = parsePython(props['args']);
  const suppresses = typeof args === 'object' && args !== null && 'nms' in args && args.nms;
  return {
    task: props['task'],
    names: readNames(props['names']),
    size: readSize(props['imgsz']),
    licence: props['license'],
    architecture: props['description'],
    endToEnd: suppresses === 'True' || suppresses === true || props['end2end'] === 'True',
  };
}
