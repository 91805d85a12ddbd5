import { createHash } from 'node:crypto';
import type { Annotation } from '../../contract/annotation.ts';
import type { Box } from '../../contract/box.ts';
import type { LabelDocument, LabelLine } from '../label/label-document.ts';
import type { LineContent } from '../label/label-line.ts';
import type { Sidecar, SidecarEntry } from '../sidecar/sidecar.ts';

/** A label line that is a box, or a polygon with a box around it. */
export interface DrawnLine {
  line: LabelLine;
  content: Extract<LineContent, { box: Box }>;
}

/** An annotation with what it rests on in the two files. */
export interface Item {
  /** `line` is not kept here: the number follows from where `drawn` is in the document. */
  annotation: Omit<Annotation, 'line'>;
  drawn: DrawnLine | null;
  entry: SidecarEntry | null;
}

/** Both files of a photograph, understood; edits change it and it is written back. */
export interface PhotographState {
  /** null: no label file. */
  labels: LabelDocument | null;
  sidecar: Sidecar;
  items: Item[];
}

/**
 * Ids for annotations that the sidecar does not name: derived from the line's text, so that the same
 * file gives the same ids, with a count for equal lines and for ids that are taken.
 */
export class IdMaker {
  readonly #taken = new Set<string>();

  /** Takes an id of the sidecar; a repeated one gets another. */
  take(id: string): string {
    let free = id;
    for (let count = 2; this.#taken.has(free); count++) free = `${id}~${count}`;
    this.#taken.add(free);
    return free;
  }

  derive(text: string): string {
    return this.take(createHash('sha256').update(text, 'latin1').digest('hex').slice(0, 16));
  }
}
