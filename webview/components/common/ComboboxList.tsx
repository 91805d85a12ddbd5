import { useEffect, useRef } from 'preact/hooks';
import type { Combobox } from '../../store/combobox.ts';
import { texts } from '../../texts.ts';

export interface ComboboxListProps {
  /** Of the field. */
  id: string;
  label: string;
  box: Combobox;
  createText?: (typed: string) => string;
}

/** What a combobox offers. */
export function ComboboxList({ id, label, box, createText }: ComboboxListProps) {
  const list = useRef<HTMLUListElement>(null);
  const active = box.active.value;
  const entries = box.entries.value;
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <ul class="combobox-list" id={`${id}-list`} role="listbox" aria-label={label} ref={list}>
      {entries.map((entry, index) => (
        <li
          key={entry.value + String(entry.isNew)}
          id={`${id}-${index}`}
          class={entry.isNew ? 'combobox-option combobox-new' : 'combobox-option'}
          role="option"
          aria-selected={index === active}
          // The field keeps the focus until the choice is made.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => box.choose(entry)}
        >
          <span>{entry.isNew ? createText?.(entry.value) : entry.value}</span>
          <span class="muted">{entry.detail}</span>
        </li>
      ))}
      {entries.length === 0 ? (
        <li class="combobox-none muted">
          {box.loading.value ? texts.images.loading : texts.inspector.noneFound}
        </li>
      ) : null}
    </ul>
  );
}
