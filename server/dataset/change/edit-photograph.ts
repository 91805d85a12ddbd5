import type { Annotation } from '../../contract/annotation.ts';
import type { Edit } from '../../contract/edit.ts';
import { SleuthsError } from '../../contract/errors.ts';
import { idOf } from '../layout/placement.ts';
import type { Photograph, PhotographRecord } from '../photograph.ts';
import { applyEdits } from '../record/apply-edits.ts';
import { recordFrom, recordOf } from '../record/photograph-record.ts';
import { understand, type Vocabulary } from '../record/photograph-state.ts';
import { readRecordFiles, type FileContent } from '../record/record-files.ts';
import { filesOf } from '../record/state-files.ts';
import { contentOf, sameContent, type FileChange } from '../storage/journal-entry.ts';
import type { Commit } from '../storage/store.ts';

export interface EditRequest {
  /** The version that the person saw. */
  version: string;
  edits: readonly Edit[];
  /** Who decides. */
  by: string;
  /** What is undone together has one step; absent: this is undone by itself. */
  step?: string;
  /** When, ISO 8601 with time zone; now if absent. */
  at?: string;
  /** What the model proposes for this photograph, so that edits can refer to it. */
  proposals?: readonly Annotation[];
}

/**
 * Saves decisions about one photograph: all of them or none, on the disk when this returns.
 *
 * @throws SleuthsError `stale` with the record as it is in `current`; `unprocessable` naming the field,
 *   or the file that is malformed or cannot be written; `not-found` for a box that is not there
 */
export async function editPhotograph(
  photograph: Photograph,
  request: EditRequest,
  vocabulary: Vocabulary,
  commit: Commit,
): Promise<PhotographRecord> {
  const { version, edits, by, at = new Date().toISOString(), proposals = [] } = request;
  const before = await readRecordFiles(photograph);
  const understood = understand(before, vocabulary);
  if (before.version !== version) throw stale(recordFrom(photograph, before, understood));
  if (understood.blocked) throw new SleuthsError(understood.blocked);
  const { root, species, poseColumns } = vocabulary;
  const { state, otherLines } = understood;
  const file = idOf(root, before.labels.file);
  const boxes = applyEdits(edits, {
    state,
    species,
    poseColumns,
    proposals,
    otherLines,
    by,
    at,
    file,
  });

  const after = filesOf(state, before);
  const files = [
    fileChange(root, before.labels, after.labels),
    fileChange(root, before.sidecar, after.sidecar),
  ].filter((change) => !sameContent(change.before, change.after));
  if (files.length > 0) {
    const path = photograph.path;
    const made = { edits: [...edits], boxes, files, moves: [] };
    await commit({ kind: 'edit', photograph: path, by, at, ...made });
  }
  return recordOf(photograph, after, vocabulary);
}

function fileChange(root: string, before: FileContent, after: FileContent): FileChange {
  return {
    path: idOf(root, before.file),
    before: contentOf(before.bytes),
    after: contentOf(after.bytes),
  };
}

function stale(current: PhotographRecord): SleuthsError {
  return new SleuthsError({
    code: 'stale',
    message: `${current.photograph.path} was changed in the meantime.`,
    remedy: 'Look at it as it is now and decide again.',
    file: current.photograph.path,
    current,
  });
}
