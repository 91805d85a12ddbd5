import type { Filters } from '../../server/contract/filters.ts';

export type { Filters } from '../../server/contract/filters.ts';

/** The filters as a query: a field that is left open is not in it. */
export function toQuery(filters: Filters): Filters {
  const text = filters.text?.trim();
  const entries = Object.entries({ ...filters, text: text === '' ? undefined : text });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** One thing that narrows the list and can be taken away by itself. */
export interface ActiveFilter {
  /** What goes with it. */
  fields: readonly (keyof Filters)[];
  kind: keyof Filters;
}

/** Ends of one range are one filter. */
const ranges: readonly (readonly (keyof Filters)[])[] = [
  ['from', 'to'],
  ['minConfidence', 'maxConfidence'],
];

/** What narrows the list now, in a fixed order. */
export function activeFilters(filters: Filters): ActiveFilter[] {
  const set = Object.keys(toQuery(filters)) as (keyof Filters)[];
  const seen = new Set<keyof Filters>();
  return set.sort().flatMap((kind): ActiveFilter[] => {
    if (seen.has(kind)) return [];
    const fields = ranges.find((range) => range.includes(kind)) ?? [kind];
    for (const field of fields) seen.add(field);
    return [{ fields, kind: fields[0] ?? kind }];
  });
}
