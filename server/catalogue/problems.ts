import type { Page } from '../contract/page.ts';
import type { Problem } from '../contract/problem.ts';
import { problemOf, type ProblemRecord } from './records.ts';
import type { PageRequest } from './rows.ts';
import type { Statements } from './statements.ts';

type ProblemSource = 'labels' | 'pixels' | 'dataset';

/** Replaces the problems of one owner ('' is the dataset) that one source found. */
export function putProblems(
  db: Statements,
  owner: string,
  source: ProblemSource,
  problems: readonly Problem[],
): void {
  db.run('DELETE FROM problems WHERE owner = ? AND source = ?', owner, source);
  problems.forEach((problem, ordinal) => {
    db.run(
      `INSERT INTO problems (owner, source, ordinal, code, severity, message, remedy, image, file,
         line, column_number, field)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      owner,
      source,
      ordinal,
      problem.code,
      problem.severity,
      problem.message,
      problem.remedy ?? null,
      problem.image ?? (owner === '' ? null : owner),
      problem.file,
      problem.line ?? null,
      problem.column ?? null,
      problem.field ?? null,
    );
  });
}

/** Problems of the dataset itself: data.yaml, list files, orphan labels. */
export function putDatasetProblems(db: Statements, problems: readonly Problem[]): void {
  db.transaction(() => putProblems(db, '', 'dataset', problems));
}

export function problemsOf(db: Statements, path: string, source?: 'labels' | 'pixels'): Problem[] {
  return db
    .all<ProblemRecord>(
      'SELECT * FROM problems WHERE owner = ? AND (? IS NULL OR source = ?) ORDER BY source, ordinal',
      path,
      source ?? null,
      source ?? null,
    )
    .map(problemOf);
}

/** One page of all problems: the dataset's own first, then by image. */
export function listProblems(db: Statements, page: PageRequest): Page<Problem> {
  const { total } = db.get<{ total: number }>('SELECT count(*) AS total FROM problems')!;
  const [owner = '', source = '', ordinal = '-1'] = page.cursor?.split('\n') ?? [];
  const rows = db.all<ProblemRecord>(
    `SELECT * FROM problems WHERE (owner, source, ordinal) > (?, ?, ?)
     ORDER BY owner, source, ordinal LIMIT ?`,
    owner,
    source,
    Number(ordinal),
    page.limit,
  );
  const last = rows.length === page.limit ? rows.at(-1) : undefined;
  return {
    items: rows.map(problemOf),
    next: last ? `${last.owner}\n${last.source}\n${last.ordinal}` : null,
    total,
  };
}
