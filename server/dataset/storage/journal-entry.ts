import { randomBytes } from 'node:crypto';
import type { Edit } from '../../contract/edit.ts';

/** A file's whole content: its text if it is UTF-8, else its bytes; null for a file that is not there. */
export type Content = string | { base64: string } | null;

export interface FileChange {
  /** Relative to the root, with forward slashes. */
  path: string;
  before: Content;
  after: Content;
}

export interface Move {
  from: string;
  to: string;
}

/** One change of a dataset, with all that is needed to do, undo or explain it. */
export interface JournalEntry {
  id: string;
  at: string;
  by: string;
  kind: 'edit' | 'add-class' | 'add-image' | 'remove-image' | 'undo' | 'redo';
  /** The photograph's id; null for a change of data.yaml, and where it is of several. */
  photograph: string | null;
  edits?: Edit[];
  /** Boxes that the edits were about. */
  boxes?: string[];
  /** What is undone together has one step, … */
  step?: string;
  /** … of which this is the nth entry, from 0. */
  part?: number;
  /** Of an undo or redo: what it takes back, newest first, and what that was about. */
  undoes?: string[];
  photographs?: string[];
  verbs?: string[];
  files: FileChange[];
  moves: Move[];
}

/** What became of an entry. unresolved: another program had changed a file in between. */
export type Outcome = 'done' | 'undone' | 'unresolved';

export interface JournalMark {
  mark: Outcome;
  id: string;
  reason?: string;
}

export function contentOf(bytes: Buffer | null): Content {
  if (!bytes) return null;
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : { base64: bytes.toString('base64') };
}

export function bytesOf(content: Content): Buffer | null {
  if (content === null) return null;
  return typeof content === 'string'
    ? Buffer.from(content, 'utf8')
    : Buffer.from(content.base64, 'base64');
}

export function sameContent(a: Content, b: Content): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Time and chance: sorts by time, and can be part of a file's name. */
export function newEntryId(at: string): string {
  return `${at.replace(/[^0-9]/g, '').slice(0, 17)}-${randomBytes(4).toString('hex')}`;
}

const idPattern = /^[0-9]+-[0-9a-f]+$/;

/** Reads a journal line; null for one that is torn or not ours. */
export function parseJournalLine(line: string): JournalEntry | JournalMark | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  if (typeof value.id !== 'string' || !idPattern.test(value.id)) return null;
  if ('mark' in value) return value as JournalMark;
  const whole =
    'kind' in value &&
    'files' in value &&
    Array.isArray(value.files) &&
    'moves' in value &&
    Array.isArray(value.moves);
  return whole ? (value as JournalEntry) : null;
}
