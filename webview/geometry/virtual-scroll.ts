/**
 * Browsers lay nothing out beyond some height (Firefox 17.9 million pixels, Chromium 33.5); lists of
 * a million rows are higher. Such a list lies in a space that is less high than itself: its scrollbar
 * spans all of it, and short ways are still scrolled pixel by pixel.
 */
export const highestSpace = 8_000_000;

/** All in CSS pixels. */
export interface ScrollExtent {
  /** Height of all rows. */
  content: number;
  /** Height of what is seen at once. */
  view: number;
}

export interface ScrollPlace {
  /** Where the seen part begins in the list. */
  place: number;
  /** Where it begins in the space: the element's own `scrollTop`. */
  scrollTop: number;
}

export function spaceHeight({ content }: ScrollExtent): number {
  return Math.min(content, highestSpace);
}

const lastPlace = ({ content, view }: ScrollExtent) => Math.max(0, content - view);
const lastScroll = (extent: ScrollExtent) => Math.max(0, spaceHeight(extent) - extent.view);
const within = (value: number, most: number) => Math.min(most, Math.max(0, value));

/** Where the seen part begins after the element was scrolled to `scrollTop`. */
export function scrolled(
  before: ScrollPlace,
  scrollTop: number,
  extent: ScrollExtent,
): ScrollPlace {
  const last = lastScroll(extent);
  if (extent.content <= highestSpace) return { place: scrollTop, scrollTop };
  if (scrollTop <= 0) return { place: 0, scrollTop };
  if (scrollTop >= last) return { place: lastPlace(extent), scrollTop };
  const way = scrollTop - before.scrollTop;
  // The wheel and keys go short ways; who drags the scrollbar goes far.
  const place =
    Math.abs(way) <= 2 * extent.view ? before.place + way : (scrollTop / last) * lastPlace(extent);
  return { place: within(place, lastPlace(extent)), scrollTop };
}

/** The scroll position that fits a place: set when the scrolling has come to rest. */
export function scrollTopOf(place: number, extent: ScrollExtent): number {
  if (extent.content <= highestSpace) return within(place, lastPlace(extent));
  const last = lastPlace(extent);
  return last === 0 ? 0 : (within(place, last) / last) * lastScroll(extent);
}

/** The nearest place at which a row is in sight as a whole. */
export function placeShowing(
  row: number,
  rowHeight: number,
  place: number,
  extent: ScrollExtent,
): number {
  const top = row * rowHeight;
  const far = Math.abs(top - place) > 4 * extent.view;
  if (far) return within(top - (extent.view - rowHeight) / 2, lastPlace(extent));
  if (top < place) return within(top, lastPlace(extent));
  return within(Math.max(place, top + rowHeight - extent.view), lastPlace(extent));
}

/** Rows in sight and some around them. */
export function rowsInSight(
  place: number,
  rowHeight: number,
  { content, view }: ScrollExtent,
  overscan: number,
): { first: number; last: number } {
  const rows = Math.round(content / rowHeight);
  return {
    first: Math.max(0, Math.floor(place / rowHeight) - overscan),
    last: Math.min(rows - 1, Math.ceil((place + view) / rowHeight) - 1 + overscan),
  };
}
