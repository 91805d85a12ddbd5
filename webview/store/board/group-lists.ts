import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Call } from '../../../server/contract/client.ts';
import type { Individual } from '../../../server/contract/collection.ts';
import type { Encounter } from '../../../server/contract/encounter.ts';
import type { Filters } from '../../../server/contract/filters.ts';
import type { UnknownGroup } from '../../../server/contract/group.ts';
import { createWindowedList, type WindowedList } from '../windowed-list.ts';
import {
  encounterGroup,
  individualGroup,
  keyOfIndividual,
  unknownGroup,
  type BoardMode,
  type Group,
} from './group.ts';

export const individualOrders = ['name', 'crops', 'last-seen'] as const;
export type IndividualOrder = (typeof individualOrders)[number];

/** The lists at the left of a board: what there is to open. */
export interface GroupLists {
  encounters: WindowedList<Encounter>;
  individuals: WindowedList<Individual>;
  unknowns: WindowedList<UnknownGroup>;
  order: Signal<IndividualOrder>;
  /** Part of an individual's name. */
  text: Signal<string>;
  rows(mode: BoardMode): number;
  /** Reads the beginning of a list, unless it has been read for the same filters. */
  begin(mode: BoardMode): Promise<void>;
  /** The group of a row, read if it is not held; null past the end. */
  groupAt(mode: BoardMode, row: number): Promise<Group | null>;
  rowOf(group: Group): number;
  refresh(mode: BoardMode): void;
  reload(mode: BoardMode): void;
}

export interface GroupListsOptions {
  call: Call;
  collection: string;
  query: ReadonlySignal<Filters>;
  gap: ReadonlySignal<number>;
}

const pageSize = 100;

export function createGroupLists(options: GroupListsOptions): GroupLists {
  const { call, collection, query: narrowed, gap } = options;
  const params = { collection };
  const order = signal<IndividualOrder>('name');
  const text = signal('');
  const readFor = new Map<BoardMode, string>();

  const encounters = createWindowedList<Encounter>({
    pageSize,
    key: ({ id }) => id,
    fetchPage: (start, abort) => {
      const query = { ...narrowed.peek(), ...start, gap: gap.peek() };
      return call('encounters.list', { params, query }, abort);
    },
  });
  const individuals = createWindowedList<Individual>({
    pageSize,
    key: keyOfIndividual,
    fetchPage: (start, abort) => {
      const typed = text.peek().trim();
      const { species } = narrowed.peek();
      const part = typed === '' ? undefined : typed;
      const query = { ...start, species, text: part, order: order.peek() };
      return call('labels.list', { params, query }, abort);
    },
  });
  const unknowns = createWindowedList<UnknownGroup>({
    pageSize,
    key: ({ id }) => id,
    fetchPage: (start, abort) => {
      const query = { ...start, species: narrowed.peek().species };
      return call('exploration.groups', { params, query }, abort);
    },
  });
  const lists = { encounters, individuals, unknowns };

  /** What a list depends on. */
  const basisOf = (mode: BoardMode) =>
    JSON.stringify(
      {
        encounters: [narrowed.value, gap.value],
        individuals: [narrowed.value.species, text.value, order.value],
        unknowns: [narrowed.value.species],
      }[mode],
    );

  const groupIn = (mode: BoardMode, row: number): Group | null => {
    if (mode === 'encounters') {
      const item = encounters.at(row);
      return item ? encounterGroup(item) : null;
    }
    if (mode === 'individuals') {
      const item = individuals.at(row);
      return item ? individualGroup(item) : null;
    }
    const item = unknowns.at(row);
    return item ? unknownGroup(item) : null;
  };

  return {
    ...lists,
    order,
    text,
    rows: (mode) => lists[mode].rows.value ?? 0,
    begin: async (mode) => {
      const basis = basisOf(mode);
      if (readFor.get(mode) === basis) return;
      readFor.set(mode, basis);
      await lists[mode].restart();
    },
    groupAt: async (mode, row) => {
      const list = lists[mode];
      if (row < 0 || row >= (list.rows.peek() ?? 0)) return null;
      if (groupIn(mode, row) === null) {
        // The list holds only what is near the rows in sight.
        list.see(row, row);
        await list.load(row);
      }
      return groupIn(mode, row);
    },
    rowOf: (group) => lists[group.mode].rowOf(group.key),
    refresh: (mode) => {
      if (readFor.has(mode)) void lists[mode].refresh();
    },
    reload: (mode) => {
      if (readFor.has(mode)) void lists[mode].reload();
    },
  };
}
