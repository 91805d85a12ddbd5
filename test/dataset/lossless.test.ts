import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../server/contract/edit.ts';
import { openDataset, type Dataset } from '../../server/dataset/dataset.ts';
import { documentBytes, parseDocument } from '../../server/dataset/label/label-document.ts';
import { onePhotograph, read, save } from './temporary-dataset.ts';

const fraction = fc.double({ min: 0.05, max: 0.95, noNaN: true });
const numberText = fc.oneof(
  fraction.map((value) => value.toFixed(6)),
  fraction.map(String),
  fraction.map((value) => value.toExponential(3)),
);
const size = fc.double({ min: 0.01, max: 0.3, noNaN: true }).map((value) => value.toFixed(4));
const gap = fc.constantFrom(' ', '  ', '\t', ' \t ');
const classText = fc.constantFrom('0', '1', '2', '0', '1', '7', '00', '1.0', 'x');

const boxLine = fc
  .tuple(
    classText,
    numberText,
    numberText,
    size,
    size,
    gap,
    fc.constantFrom('', ' 0.83', ' 0.9 17 4'),
  )
  .map(([name, x, y, w, h, space, rest]) => [name, x, y, w, h].join(space) + rest);
const polygonLine = fc
  .tuple(classText, fc.array(fc.tuple(numberText, numberText), { minLength: 3, maxLength: 6 }))
  .map(([name, points]) => [name, ...points.flat()].join(' '));
/** Any bytes but line ends, as Latin-1 characters. */
const anyLine = fc
  .array(fc.integer({ min: 0, max: 255 }).filter((byte) => byte !== 10 && byte !== 13))
  .map((bytes) => Buffer.from(bytes).toString('latin1'));
const oddLine = fc.constantFrom('', '   ', '# by hand', '0 nan 0.5 0.1 0.1', '0 0.5', '3 5 5 5 5');

/** Lines, what ends them, and perhaps a byte order mark; the last may have no ending. */
const labelFile = fc
  .tuple(
    fc.array(
      fc.tuple(
        fc.oneof({ weight: 4, arbitrary: boxLine }, polygonLine, anyLine, oddLine),
        fc.constantFrom('\n', '\r\n', '\r'),
      ),
      { maxLength: 8 },
    ),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([lines, mark, unfinished]) => {
    const text = lines.map(([line, ending]) => line + ending).join('');
    const cut = unfinished ? text.replace(/(\r\n|\r|\n)$/, '') : text;
    return Buffer.from((mark ? '\xef\xbb\xbf' : '') + cut, 'latin1');
  })
  // Two bytes that would announce UTF-16.
  .filter((bytes) => !['fffe', 'feff'].includes(bytes.subarray(0, 2).toString('hex')));

const fields = fc.record(
  {
    box: fc.tuple(fraction, fraction, fraction, fraction),
    species: fc.constantFrom('giraffe', 'zebra', 'lion'),
    individual: fc.constantFrom('Asha', null),
  },
  { requiredKeys: [] },
);

/** What to do to the nth box. */
const plan = fc.tuple(
  fc.nat(7),
  fc.constantFrom('update' as const, 'delete' as const, 'reject' as const, 'create' as const),
  fields,
);

/** The lines of a file without what ends them. */
const linesOf = (bytes: Buffer) => parseDocument(bytes).lines.map(({ text }) => text);

const degeneratePolygon = '0 0.05 0.05 0.05000000000000001 0.050001 5.000e-2 0.05\n';

describe('label files', () => {
  it('are written as they were read', () => {
    const anyBytes = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(fc.oneof(labelFile, anyBytes), (bytes) => {
        expect(documentBytes(parseDocument(bytes)).equals(bytes)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('keep the bytes of every line that an edit is not about', async () => {
    const folder = await onePhotograph('');
    const file = join(folder, 'labels/train/a.txt');
    const dataset = await openDataset(folder);
    await fc.assert(
      fc.asyncProperty(labelFile, plan, async (before, [nth, verb, changes]) => {
        await writeFile(file, before);
        await rm(join(folder, 'identities'), { recursive: true, force: true });
        const edited = await edit(dataset, nth, verb, changes);
        if (edited === null) return;
        const after = await readFile(file);
        if (verb === 'create') {
          // Appending leaves the whole file in front of the new line.
          expect(after.subarray(0, before.length).equals(before)).toBe(true);
          expect(linesOf(after)).toHaveLength(linesOf(before).length + 1);
          return;
        }
        expect(parseDocument(after).prefix).toBe(parseDocument(before).prefix);
        const rest = (lines: Buffer[]) => lines.filter((_, index) => index !== edited - 1);
        const kept = rest(withEndings(before));
        const now = verb === 'update' ? rest(withEndings(after)) : withEndings(after);
        expect(Buffer.concat(now).equals(Buffer.concat(kept))).toBe(true);
        if (verb === 'update') checkColumns(before, after, edited, changes);
      }),
      { numRuns: 200 },
    );
  });

  it('say nothing different after an edit that changes nothing', async () => {
    const folder = await onePhotograph('');
    const file = join(folder, 'labels/train/a.txt');
    const dataset = await openDataset(folder);
    await fc.assert(
      fc.asyncProperty(labelFile, async (before) => {
        await writeFile(file, before);
        await rm(join(folder, 'identities'), { recursive: true, force: true });
        const { annotations } = await read(dataset);
        const inside = annotations.filter(({ box: [x, y, w, h] }) =>
          [x - w / 2, x + w / 2, y - h / 2, y + h / 2].every((edge) => edge >= 0 && edge <= 1),
        );
        const edits = inside.map(({ id, box }): Edit => ({ verb: 'update', annotation: id, box }));
        if (edits.length > 0) await save(dataset, edits);
        expect((await readFile(file)).equals(before)).toBe(true);
      }),
      // A polygon of three points that are one, nearly.
      { numRuns: 100, examples: [[Buffer.from(degeneratePolygon)]] },
    );
  });
});

/** Does it, and says which line it was about (0 for a new one); null if there is no box. */
async function edit(
  dataset: Dataset,
  nth: number,
  verb: 'update' | 'delete' | 'reject' | 'create',
  changes: { box?: [number, number, number, number]; species?: string; individual?: string | null },
): Promise<number | null> {
  if (verb === 'create') {
    await save(dataset, [{ box: [0.5, 0.5, 0.1, 0.1], species: 'lion', ...changes, verb }]);
    return 0;
  }
  const { annotations } = await read(dataset);
  const subject = annotations[nth % Math.max(1, annotations.length)];
  if (!subject?.line) return null;
  await save(dataset, [{ ...(verb === 'update' && changes), verb, annotation: subject.id }]);
  return subject.line;
}

/** Whole lines as bytes. */
function withEndings(bytes: Buffer): Buffer[] {
  return parseDocument(bytes).lines.map(({ text, ending }) => Buffer.from(text + ending, 'latin1'));
}

/** The columns beyond the box stay, and so do class and box where they were not edited. */
function checkColumns(before: Buffer, after: Buffer, line: number, changes: object): void {
  const columns = (bytes: Buffer) => linesOf(bytes)[line - 1]!.split(/[ \t\v\f]+/);
  const [old, now] = [columns(before), columns(after)];
  expect(now).toHaveLength(old.length);
  if (!('species' in changes)) expect(now[0]).toBe(old[0]);
  if (!('box' in changes)) expect(now.slice(1)).toEqual(old.slice(1));
  else if (old.length === 5 || old.length === 6) expect(now.slice(5)).toEqual(old.slice(5));
}
