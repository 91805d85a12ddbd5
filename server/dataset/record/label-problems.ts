import type { Problem } from '../../contract/problem.ts';
import type { LabelDocument } from '../label/label-document.ts';
import { parseLine, type Fault } from '../label/label-line.ts';
import type { DrawnLine } from './item.ts';
import type { SpeciesTable } from './species-table.ts';

/** What a label file holds. */
export interface LabelContent {
  drawn: DrawnLine[];
  /** Lines that are neither boxes nor blank, from 1. */
  otherLines: number[];
  problems: Problem[];
}

/** A broken file has the same fault in every line; this many say enough. */
const mostProblems = 100;

/** Understands every line of a label file and says what is wrong with it. */
export function understandLabels(
  document: LabelDocument,
  species: SpeciesTable,
  poseColumns: number | null,
  name: string,
): LabelContent {
  const content: LabelContent = { drawn: [], otherLines: [], problems: [] };
  const firstWith = new Map<string, number>();
  let count = 0;
  document.lines.forEach((line, index) => {
    const number = index + 1;
    const { content: parsed, faults } = parseLine(line.text, poseColumns);
    if (parsed.kind === 'other') content.otherLines.push(number);
    if (parsed.kind === 'box' || parsed.kind === 'polygon') {
      content.drawn.push({ line, content: parsed });
      const { classIndex } = parsed;
      if (classIndex !== null && species.nameOf(classIndex) === null) {
        faults.push(classUnknown(classIndex, parsed.tokens[0]!.start + 1));
      }
      const first = firstWith.get(line.text);
      if (first === undefined) firstWith.set(line.text, number);
      else faults.push(repeated(first));
    }
    count += faults.length;
    for (const fault of faults) {
      if (content.problems.length < mostProblems) {
        content.problems.push({ ...fault, file: name, line: number });
      }
    }
  });
  if (count > mostProblems) {
    content.problems.push({
      code: 'label-problems-more',
      severity: 'error',
      message: `${count - mostProblems} more problems in this file are not listed.`,
      remedy: 'Correct the first ones, then look again.',
      file: name,
    });
  }
  return content;
}

const classUnknown = (classIndex: number, column: number): Fault => ({
  code: 'label-class-unknown',
  severity: 'error',
  message: `Class ${classIndex} has no name in data.yaml.`,
  remedy: 'Add the species to data.yaml, or choose another species for the box.',
  column,
  field: 'class',
});

const repeated = (first: number): Fault => ({
  code: 'label-line-repeated',
  severity: 'warning',
  message: `The line is the same as line ${first}.`,
  remedy: 'Delete one of the two boxes.',
});
