import type { Viewpoint } from '../../../server/contract/annotation.ts';
import type { Edit } from '../../../server/contract/edit.ts';
import { inOnePhotograph, isCrop, speciesOf } from './rules.ts';
import type { CropTile, Tile, TileEdit } from './tile.ts';

/** What a person says of several tiles at once. */
export type Verdict =
  /** Who it is; the species counts for boxes whose own is not known. */
  | { kind: 'name'; individual: string; species: string | null }
  | { kind: 'unname' }
  /** The boxes are right; names stay as they are, and the species counts where it is not known. */
  | { kind: 'accept'; species: string | null }
  | { kind: 'species'; species: string }
  | { kind: 'viewpoint'; viewpoint: Viewpoint | null }
  | { kind: 'reject' }
  | { kind: 'unidentifiable'; species: string | null }
  /** No animal in these photographs. */
  | { kind: 'empty' };

/** Why a verdict cannot be meant. */
export type Objection =
  | { kind: 'no-crops' }
  | { kind: 'no-frames' }
  | { kind: 'needs-species' }
  | { kind: 'several-species'; species: readonly string[] }
  /** So many photographs hold two or more of the crops: one animal is there only once. */
  | { kind: 'in-one-photograph'; photographs: number };

export type Judged = { edits: TileEdit[] } | { objection: Objection };

/** Whether the tiles are done with after such a verdict. */
export function concludes({ kind }: Verdict): boolean {
  return kind !== 'species' && kind !== 'viewpoint' && kind !== 'unname';
}

/** The edits that a verdict about these tiles means; of what is so already there are none. */
export function judge(verdict: Verdict, tiles: readonly Tile[]): Judged {
  if (verdict.kind === 'empty') {
    const frames = tiles.filter((tile) => tile.kind === 'frame');
    if (frames.length === 0) return { objection: { kind: 'no-frames' } };
    return { edits: frames.filter(({ status }) => status === 'unlabelled').map(emptied) };
  }
  const crops = tiles.filter(isCrop);
  if (crops.length === 0) return { objection: { kind: 'no-crops' } };
  const objection = objectionTo(verdict, crops);
  if (objection) return { objection };
  return { edits: crops.flatMap((crop) => editOf(verdict, crop)) };
}

function objectionTo(verdict: Verdict, crops: readonly CropTile[]): Objection | null {
  const unknown = crops.some(({ annotation }) => annotation.species === null);
  const keeps = verdict.kind === 'accept' || verdict.kind === 'unidentifiable';
  if (keeps && unknown && verdict.species === null) {
    return { kind: 'needs-species' };
  }
  if (verdict.kind !== 'name') return null;
  const species = speciesOf(crops);
  if (species.length > 1) return { kind: 'several-species', species };
  if (unknown && (verdict.species ?? species[0] ?? null) === null) return { kind: 'needs-species' };
  const together = inOnePhotograph(crops);
  if (together.size === 0) return null;
  const images = crops.filter(({ key }) => together.has(key)).map(({ image }) => image);
  return { kind: 'in-one-photograph', photographs: new Set(images).size };
}

function emptied(tile: Tile): TileEdit {
  return { tile, edit: { verb: 'mark-empty' } };
}

function editOf(verdict: Exclude<Verdict, { kind: 'empty' }>, crop: CropTile): TileEdit[] {
  const edit = changeOf(verdict, crop);
  return edit ? [{ tile: crop, edit }] : [];
}

function changeOf(verdict: Exclude<Verdict, { kind: 'empty' }>, crop: CropTile): Edit | null {
  const { id: annotation, state, individual, species, viewpoint } = crop.annotation;
  switch (verdict.kind) {
    case 'name': {
      if (state === 'accepted' && individual === verdict.individual) return null;
      const given = speciesFor(species, verdict.species);
      return { verb: 'accept', annotation, individual: verdict.individual, ...given };
    }
    case 'unname':
      return individual === null ? null : { verb: 'update', annotation, individual: null };
    case 'accept':
      return state === 'accepted'
        ? null
        : { verb: 'accept', annotation, ...speciesFor(species, verdict.species) };
    case 'species':
      return species === verdict.species
        ? null
        : { verb: 'update', annotation, species: verdict.species };
    case 'viewpoint':
      return viewpoint === verdict.viewpoint
        ? null
        : { verb: 'update', annotation, viewpoint: verdict.viewpoint };
    case 'reject':
      return state === 'rejected' ? null : { verb: 'reject', annotation };
    case 'unidentifiable':
      return state === 'unidentifiable'
        ? null
        : { verb: 'unidentifiable', annotation, ...speciesFor(species, verdict.species) };
  }
}

function speciesFor(own: string | null, given: string | null): { species?: string } {
  return own === null && given !== null ? { species: given } : {};
}
