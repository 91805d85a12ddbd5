import { Value } from 'typebox/value';
import type { Box } from '../../contract/box.ts';
import type { Problem } from '../../contract/problem.ts';
import { parseLine } from '../label/label-line.ts';
import { jsonErrorPlace } from './json-error.ts';
import { StoredBox, storedKeys } from './stored-box.ts';

/** The format that is written; a higher one is of a later version of this program. */
const format = 1;

/** A member of `boxes`; `box` is null where it is not understood, and then it is kept as it is. */
export interface SidecarEntry {
  raw: unknown;
  box: (StoredBox & { box: Box }) | null;
}

export interface Sidecar {
  /** Keys of the top level that are not ours. */
  extra: Record<string, unknown>;
  entries: SidecarEntry[];
}

export interface ParsedSidecar {
  sidecar: Sidecar;
  problems: Problem[];
  /** Why the file must not be written over; null where it may. */
  blocked: Problem | null;
}

/** @param name the file as problems name it */
export function parseSidecar(bytes: Buffer | null, name: string): ParsedSidecar {
  const sidecar: Sidecar = { extra: {}, entries: [] };
  if (!bytes) return { sidecar, problems: [], blocked: null };
  const blocked = (code: string, message: string, remedy: string, place = {}): ParsedSidecar => {
    const problem: Problem = { code, severity: 'error', message, remedy, file: name, ...place };
    return { sidecar, problems: [problem], blocked: problem };
  };

  let text = '';
  let content: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    content = JSON.parse(text);
  } catch (error) {
    return blocked(
      'sidecar-malformed',
      `${name} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`,
      'Correct it, or move it away; it is not written over.',
      jsonErrorPlace(text),
    );
  }
  if (!isRecord(content) || !Array.isArray(content['boxes'])) {
    return blocked(
      'sidecar-malformed',
      `${name} does not hold a list of boxes.`,
      'Write { "format": 1, "boxes": [] }, or move the file away; it is not written over.',
    );
  }
  const { format: written, boxes, ...extra } = content;
  if (typeof written === 'number' && written > format) {
    return blocked(
      'sidecar-format-newer',
      `${name} has format ${written}; this version writes format ${format}.`,
      'Use the version that wrote it.',
    );
  }
  const entries = (boxes as unknown[]).map(entryOf);
  const problems = entries.flatMap((entry, index) =>
    entry.box ? [] : [notUnderstood(entry.raw, index, name)],
  );
  return { sidecar: { extra, entries }, problems, blocked: null };
}

/** The file's text: stable order of keys, two spaces, a newline at the end. */
export function sidecarBytes({ extra, entries }: Sidecar): Buffer {
  const boxes = entries.map(({ raw, box }) => {
    if (!box) return raw;
    const { comparisons, ...known } = Object.fromEntries(
      storedKeys.map((key) => [key, box[key] ?? null]),
    ) as Record<keyof StoredBox, unknown>;
    const unknown = Object.entries(isRecord(raw) ? raw : {}).filter(
      ([key]) => !(storedKeys as readonly string[]).includes(key),
    );
    // Most boxes were never compared; a line in each that says so would only be in the way.
    const compared = (box.comparisons ?? []).length > 0 ? { comparisons } : {};
    return { ...known, ...compared, ...Object.fromEntries(unknown) };
  });
  return Buffer.from(`${JSON.stringify({ format, ...extra, boxes }, null, 2)}\n`);
}

function entryOf(raw: unknown): SidecarEntry {
  if (!Value.Check(StoredBox, raw)) return { raw, box: null };
  const box = raw.box ?? boxOfLine(raw.line);
  return { raw, box: box && box[2] > 0 && box[3] > 0 ? { ...raw, box } : null };
}

/** A person may give the line alone. */
function boxOfLine(line: string | null | undefined): Box | null {
  const { content } = parseLine(line ?? '', null);
  return 'box' in content ? content.box : null;
}

function notUnderstood(raw: unknown, index: number, name: string): Problem {
  const error = Value.Errors(StoredBox, raw)[0];
  const field = `boxes[${index}]${error ? error.instancePath.replaceAll('/', '.') : '.box'}`;
  return {
    code: 'sidecar-box-malformed',
    severity: 'error',
    message: `${field} ${error?.message ?? 'is missing or has no area'}. The box is kept in the file but not shown.`,
    remedy: 'Correct or remove it.',
    file: name,
    field,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
