import { documentBytes } from '../label/label-document.ts';
import { sidecarBytes, type Sidecar } from '../sidecar/sidecar.ts';
import type { Item, PhotographState } from './item.ts';
import { versionOf, type RecordFiles } from './record-files.ts';

/** A photograph's state as the two files that hold it; a file that never was stays absent. */
export function filesOf(state: PhotographState, before: RecordFiles): RecordFiles {
  for (const item of state.items) {
    if (item.entry) item.entry.box = storedOf(item);
  }
  const labels = state.labels && documentBytes(state.labels);
  const nothing = before.sidecar.bytes === null && isBare(state.sidecar);
  const sidecar = nothing ? null : sidecarBytes(state.sidecar);
  const after = {
    labels: { ...before.labels, bytes: labels },
    sidecar: { ...before.sidecar, bytes: sidecar },
  };
  return { ...after, version: versionOf(after.labels, after.sidecar) };
}

function storedOf({ annotation, drawn, entry }: Item): Sidecar['entries'][number]['box'] {
  const lineless = annotation.state === 'rejected' || annotation.state === 'proposed';
  return {
    ...annotation,
    // A box whose line another program removed keeps the text that it was last seen with.
    line: drawn ? drawn.line.text : lineless ? null : (entry?.box?.line ?? null),
    box: annotation.box.map((value) => Number(value.toFixed(6))) as typeof annotation.box,
  };
}

function isBare({ entries, extra }: Sidecar): boolean {
  return entries.length === 0 && Object.keys(extra).length === 0;
}
