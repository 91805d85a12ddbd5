import type { ErrorBody } from '../../contract/errors.ts';
import type { Problem } from '../../contract/problem.ts';
import type { ParsedSidecar } from '../sidecar/sidecar.ts';
import type { FileContent } from './record-files.ts';

/** A label file that is there, but of which no line can be read and none must be written. */
export function illegibleLabels({ bytes, unreadable }: FileContent, name: string): Problem | null {
  if (unreadable) return unreadableFile('labels-unreadable', unreadable, name);
  // UTF-16 has a zero byte in every other place; adding a line would destroy it.
  if (!['fffe', 'feff'].includes(bytes?.subarray(0, 2).toString('hex') ?? '')) return null;
  return {
    code: 'label-utf16',
    severity: 'error',
    message: `${name} is UTF-16 text, which label files are not.`,
    remedy: 'Save it as UTF-8.',
    file: name,
    line: 1,
  };
}

/** A sidecar that is there, but cannot be read. */
export function illegibleSidecar(reason: ErrorBody, name: string): ParsedSidecar {
  const problem = unreadableFile('sidecar-unreadable', reason, name);
  return { sidecar: { extra: {}, entries: [] }, problems: [problem], blocked: problem };
}

function unreadableFile(code: string, { message, remedy }: ErrorBody, file: string): Problem {
  return { code, severity: 'error', message, remedy, file };
}
