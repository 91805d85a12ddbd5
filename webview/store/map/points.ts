import type { AnnotationState } from '../../../server/contract/annotation.ts';
import type { Box } from '../../../server/contract/box.ts';
import type { EmbeddingMap } from '../../../server/contract/group.ts';
import type { ImageDocument } from '../../../server/contract/image.ts';
import type { PointCloud } from '../../geometry/point-cloud.ts';

/** The crops of the map, column by column; the places never change, what is known of them does. */
export interface MapPoints extends PointCloud {
  method: EmbeddingMap['method'];
  /** Crops that there are; more than points where they were too many. */
  total: number;
  count: number;
  image: readonly string[];
  version: readonly string[];
  annotation: readonly string[];
  box: readonly Box[];
  species: readonly (string | null)[];
  individual: readonly (string | null)[];
  state: readonly AnnotationState[];
}

/** One of them, as a person meets it. */
export interface MapPoint {
  image: string;
  version: string;
  annotation: string;
  box: Box;
  species: string | null;
  individual: string | null;
  state: AnnotationState;
}

export function toPoints(map: EmbeddingMap): MapPoints {
  return {
    ...map,
    count: map.x.length,
    x: Float32Array.from(map.x),
    y: Float32Array.from(map.y),
    box: map.box as Box[],
    state: map.state as AnnotationState[],
  };
}

export function pointAt(points: MapPoints, index: number): MapPoint | null {
  const image = points.image[index];
  if (image === undefined) return null;
  return {
    image,
    version: points.version[index] ?? '',
    annotation: points.annotation[index] ?? '',
    box: points.box[index] ?? [0.5, 0.5, 1, 1],
    species: points.species[index] ?? null,
    individual: points.individual[index] ?? null,
    state: points.state[index] ?? 'proposed',
  };
}

/** The points with what these images now say of their boxes. */
export function withDocuments(
  points: MapPoints,
  documents: ReadonlyMap<string, ImageDocument>,
): MapPoints {
  const version = [...points.version];
  const species = [...points.species];
  const individual = [...points.individual];
  const state = [...points.state];
  const box = [...points.box];
  for (let i = 0; i < points.count; i++) {
    const document = documents.get(points.image[i]!);
    if (!document) continue;
    version[i] = document.version;
    const own = document.annotations.find(({ id }) => id === points.annotation[i]);
    if (!own) continue;
    species[i] = own.species;
    individual[i] = own.individual;
    state[i] = own.state;
    box[i] = own.box;
  }
  return { ...points, version, species, individual, state, box };
}
