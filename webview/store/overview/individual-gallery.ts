import { signal, type ReadonlySignal } from '@preact/signals';
import type { Call } from '../../../server/contract/client.ts';
import type { Individual } from '../../../server/contract/collection.ts';
import type { Input } from '../../../server/contract/routes.ts';
import { createWindowedList, type WindowedList } from '../windowed-list.ts';

export type IndividualOrder = NonNullable<Input<'labels.list'>['query']['order']>;
export const individualOrders: readonly IndividualOrder[] = ['name', 'crops', 'last-seen'];

export interface GalleryChoice {
  order: IndividualOrder;
  text: string;
  /** '': all species. */
  species: string;
}

/** Known individuals as cards: searched, ordered, and read only where somebody looks. */
export interface IndividualGallery {
  list: WindowedList<Individual>;
  choice: ReadonlySignal<GalleryChoice>;
  choose(part: Partial<GalleryChoice>): void;
  /** Reads the beginning, or again what is in sight. */
  refresh(): Promise<void>;
}

export function createIndividualGallery(call: Call, collection: string): IndividualGallery {
  const choice = signal<GalleryChoice>({ order: 'crops', text: '', species: '' });
  const list = createWindowedList<Individual>({
    fetchPage: (page, abort) => {
      const { order, text, species } = choice.peek();
      const narrowed = { order, text: text.trim() || undefined, species: species || undefined };
      return call(
        'labels.list',
        { params: { collection }, query: { ...page, ...narrowed } },
        abort,
      );
    },
    key: ({ name, species }) => `${species ?? ''}\n${name}`,
    pageSize: 60,
  });

  return {
    list,
    choice,
    choose: (part) => {
      choice.value = { ...choice.peek(), ...part };
      void list.restart();
    },
    refresh: () => (list.rows.peek() === null ? list.restart() : list.reload()),
  };
}
