import type {
  Annotation,
  AnnotationState,
  Comparison,
  Provenance,
  Viewpoint,
} from '../contract/annotation.ts';
import type { ImageStatus, ImageSummary } from '../contract/image.ts';
import type { Problem } from '../contract/problem.ts';

/** Rows as SQLite gives them, and what they mean to the rest. */

export interface ImageRecord {
  path: string;
  split: string;
  version: string;
  status: ImageStatus;
  width: number | null;
  height: number | null;
  taken_at: string | null;
  fingerprint: string | null;
  proposed: number;
  accepted: number;
  rejected: number;
  unidentifiable: number;
  named: number;
  problems: number;
}

export function summaryOf(row: ImageRecord): ImageSummary {
  return {
    id: row.path,
    split: row.split,
    version: row.version,
    status: row.status,
    width: row.width,
    height: row.height,
    takenAt: row.taken_at,
    indexed: row.fingerprint !== null,
    counts: {
      proposed: row.proposed,
      accepted: row.accepted,
      rejected: row.rejected,
      unidentifiable: row.unidentifiable,
      named: row.named,
    },
    problems: row.problems,
  };
}

export interface BoxRecord {
  image: string;
  id: string;
  cx: number;
  cy: number;
  w: number;
  h: number;
  species: string | null;
  individual: string | null;
  viewpoint: Viewpoint | null;
  state: AnnotationState;
  confidence: number | null;
  provenance: string | null;
  comparisons: string | null;
  line: number | null;
}

export function annotationOf(row: BoxRecord): Annotation {
  return {
    id: row.id,
    box: [row.cx, row.cy, row.w, row.h],
    species: row.species,
    individual: row.individual,
    viewpoint: row.viewpoint,
    state: row.state,
    confidence: row.confidence,
    provenance: row.provenance === null ? null : (JSON.parse(row.provenance) as Provenance),
    comparisons: row.comparisons === null ? [] : (JSON.parse(row.comparisons) as Comparison[]),
    line: row.line,
  };
}

export interface ProblemRecord {
  owner: string;
  source: string;
  ordinal: number;
  code: string;
  severity: Problem['severity'];
  message: string;
  remedy: string | null;
  image: string | null;
  file: string;
  line: number | null;
  column_number: number | null;
  field: string | null;
}

export function problemOf(row: ProblemRecord): Problem {
  const problem: Problem = {
    code: row.code,
    severity: row.severity,
    message: row.message,
    file: row.file,
  };
  if (row.remedy !== null) problem.remedy = row.remedy;
  if (row.image !== null) problem.image = row.image;
  if (row.line !== null) problem.line = row.line;
  if (row.column_number !== null) problem.column = row.column_number;
  if (row.field !== null) problem.field = row.field;
  return problem;
}
