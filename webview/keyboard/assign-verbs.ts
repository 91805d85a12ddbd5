/** The verbs that accept as the nth suggestion, by rank from 0. */
export const assignVerbs = [
  'assign-1',
  'assign-2',
  'assign-3',
  'assign-4',
  'assign-5',
  'assign-6',
  'assign-7',
  'assign-8',
  'assign-9',
] as const;
