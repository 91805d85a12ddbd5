import { imagesOf } from '../history/summary.ts';
import type { DatasetLayout } from '../layout/layout.ts';
import { idOf, type Place } from '../layout/placement.ts';
import type { JournalEntry } from '../storage/journal-entry.ts';
import { movesOnly } from './remove-image.ts';

/** Whether a journal entry changes nothing but data.yaml, or the photographs that it names. */
export async function isOwnEntry(
  entry: JournalEntry,
  { root, yamlFile }: DatasetLayout,
  placeOf: (photograph: string) => Promise<Place | null>,
): Promise<boolean> {
  const paths = entry.files.map(({ path }) => path.normalize('NFC'));
  const named = (file: string) => idOf(root, file).normalize('NFC');
  if (entry.kind === 'add-class') {
    return entry.moves.length === 0 && paths.every((path) => path === named(yamlFile));
  }
  const labels = new Set<string>();
  const movable = new Set<string>();
  const photographs = imagesOf(entry);
  for (const photograph of photographs) {
    const place = await placeOf(photograph);
    if (!place) return false;
    for (const file of [place.labelFile, place.sidecarFile]) labels.add(named(file));
    for (const file of [place.file, place.labelFile, place.sidecarFile]) movable.add(named(file));
  }
  return (
    photographs.length > 0 && paths.every((path) => labels.has(path)) && movesOnly(entry, movable)
  );
}
