import type { ErrorBody } from '../../contract/errors.ts';
import type { Problem } from '../../contract/problem.ts';
import { parseDocument } from '../label/label-document.ts';
import { parseLine } from '../label/label-line.ts';
import { idOf } from '../layout/placement.ts';
import { matchBoxes } from '../sidecar/match.ts';
import { parseSidecar, type SidecarEntry } from '../sidecar/sidecar.ts';
import { illegibleLabels, illegibleSidecar } from './illegible.ts';
import { IdMaker, type DrawnLine, type Item, type PhotographState } from './item.ts';
import { understandLabels } from './label-problems.ts';
import type { RecordFiles } from './record-files.ts';
import type { SpeciesTable } from './species-table.ts';

/** What of the dataset the meaning of its labels depends on. */
export interface Vocabulary {
  root: string;
  species: SpeciesTable;
  poseColumns: number | null;
}

export interface UnderstoodFiles {
  state: PhotographState;
  problems: Problem[];
  /** Lines that cannot be boxes and are not blank. */
  otherLines: number[];
  /** Why nothing may be written; null where it may. */
  blocked: ErrorBody | null;
}

/** Understands a label file and its sidecar together. */
export function understand(files: RecordFiles, vocabulary: Vocabulary): UnderstoodFiles {
  const labelName = idOf(vocabulary.root, files.labels.file);
  const sidecarName = idOf(vocabulary.root, files.sidecar.file);
  const parsed = files.sidecar.unreadable
    ? illegibleSidecar(files.sidecar.unreadable, sidecarName)
    : parseSidecar(files.sidecar.bytes, sidecarName);
  const { sidecar } = parsed;
  const problems = [...parsed.problems];
  const blockedBy = (problem: Problem): ErrorBody => ({
    code: 'unprocessable',
    message: problem.message,
    remedy: problem.remedy,
    file: problem.file,
    line: problem.line,
  });
  const illegible = illegibleLabels(files.labels, labelName);
  if (illegible) {
    const state = { labels: { prefix: '', lines: [] }, sidecar, items: [] };
    return { state, problems: [illegible], otherLines: [1], blocked: blockedBy(illegible) };
  }

  const labels = files.labels.bytes && parseDocument(files.labels.bytes);
  const { species, poseColumns } = vocabulary;
  const content = labels && understandLabels(labels, species, poseColumns, labelName);
  const ids = new IdMaker();
  const { linked, loose } = linkEntries(sidecar.entries, content?.drawn ?? [], species);
  const state: PhotographState = { labels, sidecar, items: [] };
  const looseItems = loose.map((entry) => storedItem(entry, ids));
  const linkedIds = new Map<SidecarEntry, string>();
  for (const entry of linked.values()) {
    if (entry.box?.id) linkedIds.set(entry, ids.take(entry.box.id));
  }
  for (const drawn of content?.drawn ?? []) {
    const entry = linked.get(drawn) ?? null;
    const id = (entry && linkedIds.get(entry)) ?? ids.derive(drawn.line.text);
    state.items.push(drawnItem(drawn, entry, id, species));
  }
  for (const item of looseItems) {
    state.items.push(item);
    if (item.annotation.state === 'accepted' || item.annotation.state === 'unidentifiable') {
      problems.push(lineLost(item, sidecarName, labelName));
    }
  }
  return {
    state,
    problems: [...(content?.problems ?? []), ...problems],
    otherLines: content?.otherLines ?? [],
    blocked: parsed.blocked && blockedBy(parsed.blocked),
  };
}

/** Which entry belongs to which line, and which entries have none. */
function linkEntries(
  entries: readonly SidecarEntry[],
  drawn: readonly DrawnLine[],
  species: SpeciesTable,
): { linked: Map<DrawnLine, SidecarEntry>; loose: SidecarEntry[] } {
  const onLines = entries.filter(
    ({ box }) => box && box.state !== 'rejected' && box.state !== 'proposed',
  );
  const matches = matchBoxes(
    onLines.map(({ box }) => ({
      line: box!.line ?? null,
      classIndex: classOf(box!.line) ?? species.classOf(box!.species ?? '') ?? null,
      box: box!.box,
    })),
    drawn.map(({ line, content }) => ({ ...content, text: line.text })),
  );
  const linked = new Map<DrawnLine, SidecarEntry>();
  onLines.forEach((entry, index) => {
    const match = matches[index];
    if (typeof match === 'number') linked.set(drawn[match]!, entry);
  });
  const found = new Set(linked.values());
  return { linked, loose: entries.filter((entry) => entry.box && !found.has(entry)) };
}

function drawnItem(
  drawn: DrawnLine,
  entry: SidecarEntry | null,
  id: string,
  species: SpeciesTable,
): Item {
  const { content } = drawn;
  const stored = entry?.box;
  return {
    drawn,
    entry,
    annotation: {
      id,
      box: content.box,
      species: content.classIndex === null ? null : species.nameOf(content.classIndex),
      individual: stored?.individual ?? null,
      viewpoint: stored?.viewpoint ?? null,
      state: stored?.state ?? 'accepted',
      confidence: stored?.confidence ?? (content.kind === 'box' ? content.confidence : null),
      provenance: stored?.provenance ?? null,
      comparisons: stored?.comparisons ?? [],
    },
  };
}

function storedItem(entry: SidecarEntry, ids: IdMaker): Item {
  const stored = entry.box!;
  return {
    drawn: null,
    entry,
    annotation: {
      id: stored.id ? ids.take(stored.id) : ids.derive(stored.line ?? JSON.stringify(stored)),
      box: stored.box,
      species: stored.species ?? null,
      individual: stored.individual ?? null,
      viewpoint: stored.viewpoint ?? null,
      state: stored.state ?? 'accepted',
      confidence: stored.confidence ?? null,
      provenance: stored.provenance ?? null,
      comparisons: stored.comparisons ?? [],
    },
  };
}

function classOf(line: string | null | undefined): number | undefined {
  const { content } = parseLine(line ?? '', null);
  return 'box' in content ? (content.classIndex ?? undefined) : undefined;
}

function lineLost(item: Item, sidecarName: string, labelName: string): Problem {
  const { individual, species, id } = item.annotation;
  const who = [species, individual].filter(Boolean).join(' ') || id;
  return {
    code: 'sidecar-box-unmatched',
    severity: 'warning',
    message: `The box of ${who} is in the sidecar, but its line is no longer in ${labelName}.`,
    remedy: 'Accept it to write the line again, or delete it.',
    file: sidecarName,
    field: id,
  };
}
