import type { HistoryStep } from '../../contract/history.ts';
import type { JournalEntry } from '../storage/journal-entry.ts';
import type { Journal } from '../storage/journal.ts';
import { StepSummary } from './summary.ts';

export interface HistoryPage {
  items: HistoryStep[];
  /** Where the next page goes on; null: this was the last. */
  next: string | null;
}

/**
 * What was done, newest first, by everybody: entries of one step are one, as far as they stand together.
 * Reads the journal only as far back as the page goes.
 *
 * @param cursor from the page before
 */
export async function listSteps(
  journal: Pick<Journal, 'entries'>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<HistoryPage> {
  const before = cursor === undefined ? Infinity : Number.parseInt(cursor, 10);
  const items: HistoryStep[] = [];
  let open: { entry: JournalEntry; summary: StepSummary; start: number } | null = null;
  for await (const { entry, outcome, place } of journal.entries({ before })) {
    if (outcome !== 'done') continue;
    if (open && !together(open.entry, entry)) {
      items.push(open.summary.step);
      if (items.length === limit) return { items, next: `${open.start}` };
      open = null;
    }
    open ??= { entry, summary: new StepSummary(), start: 0 };
    open.summary.add(entry);
    open.start = place.start;
  }
  if (open) items.push(open.summary.step);
  return { items, next: null };
}

const together = (a: JournalEntry, b: JournalEntry) =>
  a.step !== undefined && a.step === b.step && a.by === b.by && a.kind === b.kind;
