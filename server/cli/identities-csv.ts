import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { SleuthsError } from '../contract/errors.ts';

export interface IdentityRow {
  /** Path of the image relative to the dataset. */
  path: string;
  identity: string;
  split: 'gallery' | 'query';
}

const columns = ['path', 'identity', 'split'] as const;

/**
 * Reads `identities.csv`: columns `path, identity, split` and any others, in any order.
 * @throws SleuthsError with file and line
 */
export async function readIdentities(file: string): Promise<IdentityRow[]> {
  const rows: IdentityRow[] = [];
  const bad = (message: string, remedy: string, line?: number) =>
    new SleuthsError({
      code: 'unprocessable',
      message,
      remedy,
      file,
      ...(line === undefined ? {} : { line }),
    });
  const parser = createReadStream(file)
    .on('error', (error) => parser.destroy(error))
    .pipe(parse({ bom: true, columns: true, trim: true, skip_empty_lines: true, info: true }));
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: Record<string, string>;
      info: { lines: number };
    }>) {
      const missing = columns.filter((column) => record[column] === undefined);
      if (missing.length > 0) {
        throw bad(
          `There is no column ${missing.join(', ')}.`,
          'The first line must name the columns path, identity and split.',
          1,
        );
      }
      const { path = '', identity = '', split = '' } = record;
      if (split !== 'gallery' && split !== 'query') {
        throw bad(`“${split}” is no split.`, 'Use gallery or query.', info.lines);
      }
      if (path === '' || identity === '') {
        throw bad('Path or identity is empty.', 'Fill both, or remove the line.', info.lines);
      }
      rows.push({ path, identity, split });
    }
  } catch (error) {
    if (error instanceof SleuthsError) throw error;
    throw bad(error instanceof Error ? error.message : String(error), 'Check the file.');
  }
  return rows;
}
