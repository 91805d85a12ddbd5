import type { ImageStatus } from '../../server/contract/image.ts';
import type { Input } from '../../server/contract/routes.ts';

/** What the image list is narrowed to; an empty string or false leaves a field open. */
export interface ImageFilters {
  text: string;
  split: string;
  status: ImageStatus | '';
  species: string;
  individual: string;
  problemsOnly: boolean;
}

export const noFilters: ImageFilters = {
  text: '',
  split: '',
  status: '',
  species: '',
  individual: '',
  problemsOnly: false,
};

type ImageQuery = Input<'images.list'>['query'];

export function toQuery(filters: ImageFilters): ImageQuery {
  return {
    text: filters.text.trim() || undefined,
    split: filters.split || undefined,
    status: filters.status || undefined,
    species: filters.species || undefined,
    individual: filters.individual || undefined,
    problems: filters.problemsOnly || undefined,
  };
}

/** How many fields narrow the list. */
export function activeFilters(filters: ImageFilters): number {
  return Object.values(toQuery(filters)).filter((value) => value !== undefined).length;
}
