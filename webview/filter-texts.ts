import type { AnnotationState, Viewpoint } from '../server/contract/annotation.ts';
import type { Filters, ImageOrder } from '../server/contract/filters.ts';
import type { ImageStatus } from '../server/contract/image.ts';
import { count, number as n, score } from './text-format.ts';

const statuses = {
  unlabelled: 'Not labelled yet',
  labelled: 'Labelled',
  empty: 'No animal',
  unreadable: 'Not readable',
} satisfies Record<ImageStatus, string>;

const states = {
  proposed: 'To decide',
  accepted: 'Accepted',
  rejected: 'Rejected',
  unidentifiable: 'Unidentifiable',
} satisfies Record<AnnotationState, string>;

const viewpoints = {
  left: 'Left',
  right: 'Right',
  front: 'Front',
  back: 'Back',
  none: 'Unknown side',
} satisfies Record<Viewpoint | 'none', string>;

const named = { true: 'Named', false: 'Unnamed' };

function range(from: string | undefined, to: string | undefined): string {
  if (from !== undefined && to !== undefined) return from === to ? from : `${from} – ${to}`;
  return from === undefined ? `until ${to}` : `from ${from}`;
}

const share = (value: number | undefined) => (value === undefined ? undefined : score(value));

/** A filter in a few words. */
function describe(kind: keyof Filters, filters: Filters): string {
  switch (kind) {
    case 'status':
      return filters.status ? statuses[filters.status] : '';
    case 'state':
      return filters.state ? states[filters.state] : '';
    case 'viewpoint':
      return filters.viewpoint ? viewpoints[filters.viewpoint] : '';
    case 'named':
      return named[filters.named ? 'true' : 'false'];
    case 'problems':
      return filters.problems ? 'With problems' : 'Without problems';
    case 'from':
    case 'to':
      return range(filters.from, filters.to);
    case 'minConfidence':
    case 'maxConfidence':
      return `Confidence ${range(share(filters.minConfidence), share(filters.maxConfidence))}`;
    default:
      return filters[kind] ?? '';
  }
}

/** The words of what narrows and orders the queue. */
export const filterTexts = {
  search: 'Search by path or individual',
  open: (active: number) =>
    active === 0 ? 'Filters' : `Filters, ${count(active, 'is set', 'are set')}`,
  title: 'Filters',
  close: 'Close the filters',
  active: 'Filters that are set',
  clear: 'Clear all',
  remove: (what: string) => `Remove filter: ${what}`,
  describe,
  choice: (name: string, images: number | undefined) =>
    images === undefined ? name : `${name}: ${count(images, 'photograph', 'photographs')}`,
  option: (name: string, images: number | undefined) =>
    images === undefined ? name : `${name} (${n(images)})`,
  any: 'Any',
  groups: {
    image: 'Photographs',
    animal: 'with an animal that is',
    time: 'Taken',
  },
  split: 'Split',
  status: 'Review',
  state: 'Decision',
  species: 'Species',
  unknownSpecies: 'Not known',
  individual: 'Individual',
  individualAny: 'Any individual',
  named: 'Name',
  viewpoint: 'Side that shows',
  confidence: 'Detector confidence',
  atLeast: 'At least',
  atMost: 'At most',
  from: 'From day',
  to: 'To day',
  place: 'Camera folder',
  placeAny: 'Any camera',
  placeOfOpen: 'That of the open photograph',
  problems: 'Only with problems',
  order: 'Order',
  statuses,
  states,
  viewpoints,
  namedNames: named,
  orders: {
    path: 'By path',
    time: 'By time',
    'name-surest': 'Surest names first',
    'name-unsure': 'Least sure names first',
    'detection-surest': 'Surest detections first',
    'detection-unsure': 'Least sure detections first',
  } satisfies Record<ImageOrder, string>,
};
