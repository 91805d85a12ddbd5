import type { Edit } from '../../../server/contract/edit.ts';
import type { ErrorBody } from '../../../server/contract/errors.ts';
import type { TileEdit } from './tile.ts';

/** Decisions about one image that the server did not take. They no longer show. */
export interface Trouble {
  /** `stale`: the image had been changed meanwhile; it was read again. */
  kind: 'refused' | 'stale';
  error: ErrorBody;
  edits: readonly TileEdit[];
  /** What they were decided about. */
  version: string;
}

/** Decisions about one image that are not saved, in their order. */
export interface Outstanding {
  /** What they were decided about. */
  version: string;
  edits: readonly TileEdit[];
}

interface Work {
  troubles: ReadonlyMap<string, Trouble>;
  /** Steps on their way, image by image. */
  sending: readonly ReadonlyMap<string, readonly TileEdit[]>[];
  /** Whether an edit on its way is neither answered nor somebody else's to save. */
  isOwn: (edit: Edit) => boolean;
  versionOf: (image: string) => string;
}

/** By image, what would be lost if the page ended now: what was refused, and what is on its way. */
export function outstandingOf({ troubles, sending, isOwn, versionOf }: Work) {
  const all = new Map<string, Outstanding>();
  for (const [image, { version, edits }] of troubles) all.set(image, { version, edits });
  for (const step of sending) {
    for (const [image, edits] of step) {
      const own = edits.filter(({ edit }) => isOwn(edit));
      if (own.length === 0) continue;
      const { version, edits: before } = all.get(image) ?? {
        version: versionOf(image),
        edits: [],
      };
      all.set(image, { version, edits: [...before, ...own] });
    }
  }
  return all;
}
