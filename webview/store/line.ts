import type { ImageSummary } from '../../server/contract/image.ts';

/** An image of the line, as far as going through it needs. */
export interface LineItem {
  id: string;
  /** It waits for a decision, as far as is known. */
  waits: boolean;
}

/**
 * A run of the list without gaps around the open image, in the list's order. It stays as it was read
 * while decisions move images within the list or out of it: so nothing is skipped or met twice.
 */
export interface Line {
  items: readonly LineItem[];
  /** Nothing comes before the first item. */
  fromStart: boolean;
  /** Cursor of what comes behind the last item; null: nothing; undefined: not asked yet. */
  next: string | null | undefined;
}

export const emptyLine: Line = { items: [], fromStart: false, next: undefined };

/** Images that are kept behind the open one. */
const keptBehind = 200;

/**
 * Boxes that nobody has decided about, or nothing said of the image at all.
 * @param naming whether a box waits until it has a name
 */
export function waitsForDecision(
  { status, counts }: Pick<ImageSummary, 'status' | 'counts'>,
  naming: boolean,
): boolean {
  if (status === 'unreadable') return false;
  const unnamed = naming && counts.accepted > counts.named;
  return counts.proposed > 0 || status === 'unlabelled' || unnamed;
}

/** A line that begins with one image, of whose neighbours nothing is known. */
export function lineAt(image: string): Line {
  return { ...emptyLine, items: [{ id: image, waits: false }] };
}

export function indexIn(line: Line, image: string | null): number {
  return line.items.findIndex(({ id }) => id === image);
}

export function append(line: Line, items: readonly LineItem[], next: string | null): Line {
  const known = new Set(line.items.map(({ id }) => id));
  const fresh = items.filter(({ id }) => !known.has(id));
  return { ...line, items: [...line.items, ...fresh], next };
}

export function prepend(line: Line, items: readonly LineItem[], fromStart: boolean): Line {
  const known = new Set(line.items.map(({ id }) => id));
  const fresh = items.filter(({ id }) => !known.has(id));
  return { ...line, items: [...fresh, ...line.items], fromStart };
}

/** What has become known of an image. */
export function note(line: Line, { id, waits }: LineItem): Line {
  const at = indexIn(line, id);
  if (at < 0 || line.items[at]?.waits === waits) return line;
  return { ...line, items: line.items.with(at, { id, waits }) };
}

/** Lets go what lies far behind an image. */
export function trim(line: Line, at: number): Line {
  if (at <= keptBehind) return line;
  return { ...line, items: line.items.slice(at - keptBehind), fromStart: false };
}

/** Forgets what comes behind an image, because images came or went there. */
export function cutBehind(line: Line, at: number): Line {
  return { ...line, items: line.items.slice(0, at + 1), next: undefined };
}
