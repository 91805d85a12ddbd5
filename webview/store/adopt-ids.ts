import type { Annotation } from '../../server/contract/annotation.ts';
import type { Box } from '../../server/contract/box.ts';
import type { ImageDocument } from '../../server/contract/image.ts';
import type { QueuedEdit } from './optimistic.ts';

/** Local id → the server's id, for every box that the saved edits created. */
export function adoptIds(
  before: ImageDocument,
  edits: readonly QueuedEdit[],
  reply: ImageDocument,
): Map<string, string> {
  const known = new Set(before.annotations.map((one) => one.id));
  const unclaimed = reply.annotations.filter((one) => !known.has(one.id));
  const names = new Map<string, string>();
  for (const { edit, localId } of edits) {
    if (edit.verb !== 'create' || localId === null) continue;
    const match = nearest(unclaimed, edit.box);
    if (!match) continue;
    names.set(localId, match.id);
    unclaimed.splice(unclaimed.indexOf(match), 1);
  }
  return names;
}

/** Edits made while their box had only a local id, with the server's id in its place. */
export function renameEdits(
  edits: readonly QueuedEdit[],
  names: ReadonlyMap<string, string>,
): QueuedEdit[] {
  return edits.map((queued) => {
    if (!('annotation' in queued.edit)) return queued;
    const annotation = names.get(queued.edit.annotation) ?? queued.edit.annotation;
    return { ...queued, edit: { ...queued.edit, annotation } };
  });
}

function nearest(annotations: readonly Annotation[], box: Box): Annotation | undefined {
  return annotations.toSorted((a, b) => distance(a.box, box) - distance(b.box, box))[0];
}

function distance(a: Box, b: Box): number {
  return a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0);
}
