import type { StartState } from '../../server/contract/messages.ts';

/** The place in a page's URL: `?collection=<id>&image=<path>`. */
export function placeFromUrl(search: string): StartState {
  const query = new URLSearchParams(search);
  return { collection: query.get('collection'), image: query.get('image') };
}

/** The URL's query for a place; everything else in it, a token above all, is dropped. */
export function placeToUrl(place: StartState): string {
  const query = new URLSearchParams();
  if (place.collection) query.set('collection', place.collection);
  if (place.collection && place.image) query.set('image', place.image);
  return query.size > 0 ? `?${query.toString()}` : '';
}
