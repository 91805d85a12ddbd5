import type { Annotation } from '../../server/contract/annotation.ts';
import { placeOf } from '../../server/contract/camera.ts';
import type { Filters } from '../../server/contract/filters.ts';
import type { ImageDocument } from '../../server/contract/image.ts';

/**
 * Whether an image belongs to a filtered list, by the server's own rules: it says so of one image at
 * once, where asking would take a count over the whole list.
 */
export function fits(image: ImageDocument, filters: Filters): boolean {
  const { split, status, problems, from, to, place, text } = filters;
  const day = image.takenAt?.slice(0, 10) ?? null;
  return (
    (split === undefined || image.split === split) &&
    (status === undefined || image.status === status) &&
    (problems === undefined || image.problems.length > 0 === problems) &&
    (from === undefined || (day !== null && day >= from)) &&
    (to === undefined || (day !== null && day <= to)) &&
    (place === undefined || placeOf(image.id) === place) &&
    (text === undefined || hasText(image, text)) &&
    (!asksForBox(filters) || image.annotations.some((one) => boxFits(one, filters)))
  );
}

const boxFields = [
  'species',
  'individual',
  'named',
  'state',
  'viewpoint',
  'minConfidence',
  'maxConfidence',
] as const satisfies readonly (keyof Filters)[];

function asksForBox(filters: Filters): boolean {
  return boxFields.some((field) => filters[field] !== undefined);
}

function boxFits(box: Annotation, filters: Filters): boolean {
  const { species, individual, named, state, viewpoint, minConfidence, maxConfidence } = filters;
  return (
    (state === undefined || box.state === state) &&
    (species === undefined || box.species === species) &&
    (individual === undefined || box.individual === individual) &&
    // What was rejected is no animal: it has no name to wait for.
    (named !== false || (box.individual === null && box.state !== 'rejected')) &&
    (named !== true || box.individual !== null) &&
    (viewpoint === undefined || (box.viewpoint ?? 'none') === viewpoint) &&
    (minConfidence === undefined || (box.confidence !== null && box.confidence >= minConfidence)) &&
    (maxConfidence === undefined || (box.confidence !== null && box.confidence <= maxConfidence))
  );
}

function hasText(image: ImageDocument, text: string): boolean {
  const wanted = text.toLowerCase();
  return (
    image.id.toLowerCase().includes(wanted) ||
    image.annotations.some((one) => one.individual?.toLowerCase().includes(wanted))
  );
}
