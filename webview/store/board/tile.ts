import type { Annotation } from '../../../server/contract/annotation.ts';
import type { Crop } from '../../../server/contract/crop.ts';
import type { Edit } from '../../../server/contract/edit.ts';
import type { ImageStatus, ImageSummary } from '../../../server/contract/image.ts';
import { editAnnotation } from '../optimistic.ts';

interface TileBase {
  key: string;
  image: string;
  takenAt: string | null;
}

/** A box of a photograph. */
export interface CropTile extends TileBase {
  kind: 'crop';
  annotation: Annotation;
  suggestion: Crop['suggestion'];
  /** Cosine distance to the rest of its group, 0 to 2. */
  distance: number | null;
}

/** A photograph without any box. */
export interface FrameTile extends TileBase {
  kind: 'frame';
  status: ImageStatus;
  /** It has been searched for animals. */
  indexed: boolean;
}

/** One place of a board. */
export type Tile = CropTile | FrameTile;

/** What is decided about one tile. */
export interface TileEdit {
  /** As it was when this was decided. */
  tile: Tile;
  edit: Edit;
}

export const keyOfCrop = (image: string, annotation: string): string => `${image}\n${annotation}`;

export function cropTile({ image, takenAt, annotation, suggestion, distance }: Crop): CropTile {
  const key = keyOfCrop(image, annotation.id);
  return { kind: 'crop', key, image, takenAt, annotation, suggestion, distance };
}

export function frameTile({ id, takenAt, status, indexed }: ImageSummary): FrameTile {
  return { kind: 'frame', key: id, image: id, takenAt, status, indexed };
}

/** The tile as it will be when these edits are saved. */
export function withTileEdits(tile: Tile, edits: readonly Edit[]): Tile {
  return edits.reduce(applyEdit, tile);
}

function applyEdit(tile: Tile, edit: Edit): Tile {
  if (tile.kind === 'frame') {
    return edit.verb === 'mark-empty' ? { ...tile, status: 'empty' } : tile;
  }
  if (!('annotation' in edit) || edit.verb === 'delete') return tile;
  return { ...tile, annotation: editAnnotation(tile.annotation, edit) };
}
