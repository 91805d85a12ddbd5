import { useEffect, useId, useRef } from 'preact/hooks';
import type { FocusRequest } from '../../store/ui.ts';
import { texts } from '../../texts.ts';
import { useApp } from '../context.ts';
import { useFocusRequest } from '../use-focus-request.ts';
import { IconButton } from './IconButton.tsx';
import { useCombobox, type ComboboxOption } from './use-combobox.ts';

export interface ComboboxProps {
  label: string;
  /** The focus request that this field answers. */
  focusName: FocusRequest;
  /** '' when nothing is chosen. */
  value: string;
  placeholder: string;
  /** Options that fit what was typed, the best first. */
  find: (typed: string, signal: AbortSignal) => Promise<ComboboxOption[]>;
  /** What the entry that makes a new value says. */
  createText: (typed: string) => string;
  clearText?: string;
  onChoose: (value: string) => void;
  onClear?: () => void;
}

/** A text field that offers known values and takes new ones (WAI-ARIA combobox with a listbox). */
export function Combobox(props: ComboboxProps) {
  const { ui } = useApp();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const box = useCombobox(props, () => ui.releaseFocus());
  const { open, active, entries } = box;

  useFocusRequest(props.focusName, field);

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    <div class="combobox">
      <label class="field-label" for={id}>
        {props.label}
      </label>
      <div class="combobox-line">
        <input
          ref={field}
          id={id}
          class="text-input"
          role="combobox"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && active >= 0 ? `${id}-${active}` : undefined}
          autocomplete="off"
          spellcheck={false}
          placeholder={props.placeholder}
          value={box.typed ?? props.value}
          onFocus={({ currentTarget }) => {
            currentTarget.select();
            box.show();
          }}
          onClick={box.show}
          onInput={({ currentTarget }) => box.type(currentTarget.value)}
          onKeyDown={box.key}
          onBlur={box.hide}
        />
        {props.onClear && props.clearText && props.value ? (
          <IconButton icon="close" label={props.clearText} onClick={props.onClear} />
        ) : null}
      </div>
      {open ? (
        <ul
          class="combobox-list"
          id={`${id}-list`}
          role="listbox"
          aria-label={props.label}
          ref={list}
        >
          {entries.map((entry, index) => (
            <li
              key={entry.value + String(entry.isNew)}
              id={`${id}-${index}`}
              class={entry.isNew ? 'combobox-option combobox-new' : 'combobox-option'}
              role="option"
              aria-selected={index === active}
              onPointerDown={(event) => {
                // The field keeps the focus until the choice is made.
                event.preventDefault();
                box.choose(entry);
              }}
            >
              <span>{entry.isNew ? props.createText(entry.value) : entry.value}</span>
              <span class="muted">{entry.detail}</span>
            </li>
          ))}
          {entries.length === 0 ? (
            <li class="combobox-none muted">
              {box.loading ? texts.images.loading : texts.inspector.noneFound}
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}
