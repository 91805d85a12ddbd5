import type { Individual } from '../../../server/contract/collection.ts';
import type { Encounter } from '../../../server/contract/encounter.ts';
import type { UnknownGroup } from '../../../server/contract/group.ts';
import type { Mode } from '../mode.ts';

export type BoardMode = Exclude<Mode, 'images'>;

/** What a board shows: a burst, an individual, or unnamed boxes that look alike. */
export type Group =
  | { mode: 'encounters'; key: string; item: Encounter }
  | { mode: 'individuals'; key: string; item: Individual }
  | { mode: 'unknowns'; key: string; item: UnknownGroup };

export const keyOfIndividual = ({ name, species }: Individual): string => `${species}\n${name}`;

export const encounterGroup = (item: Encounter): Group => ({
  mode: 'encounters',
  key: item.id,
  item,
});

export const individualGroup = (item: Individual): Group => ({
  mode: 'individuals',
  key: keyOfIndividual(item),
  item,
});

export const unknownGroup = (item: UnknownGroup): Group => ({
  mode: 'unknowns',
  key: item.id,
  item,
});
