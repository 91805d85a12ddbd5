import { SleuthsError } from '../../contract/errors.ts';
import type { Annotation, Provenance } from '../../contract/annotation.ts';
import type { PhotographState } from './item.ts';
import type { SpeciesTable } from './species-table.ts';

/** What an edit needs beside the photograph's state. */
export interface EditContext {
  state: PhotographState;
  species: SpeciesTable;
  poseColumns: number | null;
  /** What the model proposes and nobody has decided about. */
  proposals: readonly Annotation[];
  /** Lines that cannot be boxes, from 1. */
  otherLines: readonly number[];
  /** Who decides, and when (ISO 8601). */
  by: string;
  at: string;
  /** The label file, for messages. */
  file: string;
}

/** A person's decision, in Camtrap DP's words. */
export function decidedBy({ by, at }: EditContext): Provenance {
  return {
    classificationMethod: 'human',
    classifiedBy: by,
    classificationTimestamp: at,
    classificationProbability: null,
  };
}

export function badField(
  field: string,
  message: string,
  remedy: string,
  file: string,
): SleuthsError {
  return new SleuthsError({ code: 'unprocessable', message, remedy, field, file });
}

/** The class number of a species. @throws SleuthsError naming the field when there is none */
export function classNumber({ species, file }: EditContext, name: string | null): number {
  if (name === null) {
    throw badField(
      'species',
      'The species of the box is not known.',
      'Choose its species, then accept it.',
      file,
    );
  }
  const index = species.classOf(name);
  if (index === undefined) {
    throw badField(
      'species',
      `data.yaml has no species ${name}.`,
      `Add ${name} to the species first.`,
      file,
    );
  }
  return index;
}
