import type { Mistake } from './mistakes.ts';
import type { Photographed } from './photographed.ts';

function field(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\n`).join('');
}

/** What is truly on the photographs of a split, one animal a line; none for an empty photograph. */
export function truthCsv(photographs: readonly Photographed[]): string {
  const rows = photographs.flatMap(({ file, truth }) =>
    truth.map(({ box, species, individual, flank }) => [
      `images/${file}`,
      ...box.map((value) => value.toFixed(6)),
      species,
      individual ?? '',
      flank,
    ]),
  );
  const header = ['image', 'cx', 'cy', 'width', 'height', 'species', 'individual', 'flank'];
  return csv([header, ...rows]);
}

export function mistakesCsv(mistakes: readonly Mistake[]): string {
  return csv([
    ['kind', 'file', 'what'],
    ...mistakes.map(({ kind, file, what }) => [kind, file, what]),
  ]);
}
