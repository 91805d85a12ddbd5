import { useEffect, useState } from 'preact/hooks';
import { comboboxEntries, type ComboboxEntry } from '../../store/combobox-entries.ts';

export interface ComboboxOption {
  value: string;
  /** A word beside it, e.g. how many crops there are. */
  detail: string;
}

export interface ComboboxSource {
  value: string;
  find: (typed: string, signal: AbortSignal) => Promise<ComboboxOption[]>;
  onChoose: (value: string) => void;
}

/** The behaviour of a combobox: what is typed, what is offered, what is chosen. */
export function useCombobox(source: ComboboxSource, onDone: () => void) {
  const [open, setOpen] = useState(false);
  /** null: nothing typed since it was opened. */
  const [typed, setTyped] = useState<string | null>(null);
  const [options, setOptions] = useState<ComboboxOption[]>([]);
  const [loading, setLoading] = useState(false);
  const [active, setActive] = useState(-1);
  const entries = comboboxEntries(options, typed ?? '');

  useEffect(() => {
    if (!open) return;
    const abort = new AbortController();
    setLoading(true);
    source
      .find(typed ?? '', abort.signal)
      .then((found) => !abort.signal.aborted && setOptions(found))
      .catch(() => !abort.signal.aborted && setOptions([]))
      .finally(() => !abort.signal.aborted && setLoading(false));
    return () => abort.abort();
  }, [open, typed]);

  const show = () => {
    if (open) return;
    setTyped(null);
    setActive(-1);
    setOpen(true);
  };
  const hide = () => {
    setOpen(false);
    setTyped(null);
  };
  const choose = (entry: ComboboxEntry) => {
    hide();
    source.onChoose(entry.value);
    onDone();
  };

  const key = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      show();
      setActive((active + step + entries.length) % Math.max(1, entries.length));
    } else if (event.key === 'Enter') {
      const entry = entries[Math.max(0, active)];
      if (open && entry && (active >= 0 || typed)) choose(entry);
      else {
        hide();
        onDone();
      }
    } else if (event.key === 'Escape') {
      hide();
      onDone();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return {
    open,
    typed,
    loading,
    active,
    entries,
    show,
    hide,
    choose,
    key,
    type: (text: string) => {
      setTyped(text);
      setActive(text.trim() === '' ? -1 : 0);
      setOpen(true);
    },
  };
}
