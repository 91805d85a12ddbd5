import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { comboboxEntries, type ComboboxEntry, type ComboboxOption } from './combobox-entries.ts';

export interface ComboboxSource {
  /** Options that fit what was typed, the best first. */
  find: (typed: string, signal: AbortSignal) => Promise<ComboboxOption[]>;
  onChoose: (value: string) => void;
  /** The choice is made or given up. */
  onDone: () => void;
  /** What is typed may be a new value; true where it is left out. */
  takesNew?: boolean;
}

/** A field that offers known values and takes new ones: what is typed, offered, chosen. */
export interface Combobox {
  open: ReadonlySignal<boolean>;
  /** null: nothing typed since it was opened. */
  typed: ReadonlySignal<string | null>;
  /** Index of the entry that Enter takes; -1: none. */
  active: ReadonlySignal<number>;
  loading: ReadonlySignal<boolean>;
  entries: ReadonlySignal<readonly ComboboxEntry[]>;
  show(): void;
  hide(): void;
  type(text: string): void;
  step(by: 1 | -1): void;
  choose(entry: ComboboxEntry): void;
  /** Takes the active entry, once what is offered fits what was typed. */
  enter(): Promise<void>;
  /** Gives up. */
  cancel(): void;
}

/** @param source asked anew each time, since a component gives new functions with every drawing */
export function createCombobox(source: () => ComboboxSource): Combobox {
  const open = signal(false);
  const typed = signal<string | null>(null);
  const active = signal(-1);
  const loading = signal(false);
  const options = signal<readonly ComboboxOption[]>([]);
  const entries = computed(() =>
    comboboxEntries(options.value, typed.value ?? '', source().takesNew ?? true),
  );
  let abort = new AbortController();
  let search = Promise.resolve();

  const look = () => {
    abort.abort();
    abort = new AbortController();
    const { signal: current } = abort;
    loading.value = true;
    search = source()
      .find(typed.peek() ?? '', current)
      .catch(() => [])
      .then((found) => {
        if (current.aborted) return;
        options.value = found;
        loading.value = false;
      });
  };

  const hide = () => {
    abort.abort();
    open.value = false;
    typed.value = null;
    options.value = [];
    loading.value = false;
  };

  const choose = (entry: ComboboxEntry) => {
    hide();
    source().onChoose(entry.value);
    source().onDone();
  };

  const cancel = () => {
    hide();
    source().onDone();
  };

  return {
    open,
    typed,
    active,
    loading,
    entries,
    show: () => {
      if (open.peek()) return;
      open.value = true;
      active.value = -1;
      look();
    },
    hide,
    type: (text) => {
      open.value = true;
      typed.value = text;
      active.value = text.trim() === '' ? -1 : 0;
      look();
    },
    step: (by) => {
      const { length } = entries.peek();
      if (length === 0) return;
      // From nothing, down goes to the first entry and up to the last.
      const from = active.peek() < 0 && by === -1 ? 0 : active.peek();
      active.value = (from + by + length) % length;
    },
    choose,
    enter: async () => {
      // What is offered may still be for fewer letters: a wrong name must not be taken from it.
      const wanted = typed.peek();
      await search;
      if (!open.peek() || typed.peek() !== wanted) return;
      const entry = entries.peek()[active.peek()];
      if (entry) choose(entry);
      else cancel();
    },
    cancel,
  };
}
