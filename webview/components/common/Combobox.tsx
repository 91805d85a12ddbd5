import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { createCombobox, type ComboboxSource } from '../../store/combobox.ts';
import type { FocusRequest } from '../../store/ui.ts';
import { useApp } from '../context.ts';
import { useFocusRequest } from '../use-focus-request.ts';
import { ComboboxList } from './ComboboxList.tsx';
import { IconButton } from './IconButton.tsx';

export interface ComboboxProps extends Pick<ComboboxSource, 'find' | 'onChoose'> {
  label: string;
  /** The focus request that this field answers, if any. */
  focusName?: FocusRequest;
  /** '' when nothing is chosen. */
  value: string;
  placeholder: string;
  /** What the entry that makes a new value says; left out, only known values are taken. */
  createText?: (typed: string) => string;
  clearText?: string;
  /** The choice is made or given up; left out, the keys are for the photograph again. */
  onDone?: () => void;
  onClear?: () => void;
}

/** A text field that offers known values and takes new ones (WAI-ARIA combobox with a listbox). */
export function Combobox(props: ComboboxProps) {
  const { ui } = useApp();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const source = useRef<ComboboxSource | null>(null);
  source.current = {
    find: props.find,
    onChoose: props.onChoose,
    onDone: props.onDone ?? ui.releaseFocus,
    takesNew: props.createText !== undefined,
  };
  const [box] = useState(() => createCombobox(() => source.current!));
  const open = box.open.value;
  const active = box.active.value;
  useFocusRequest(props.focusName, field);
  useEffect(() => () => box.hide(), [box]);

  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (open) box.step(event.key === 'ArrowDown' ? 1 : -1);
      else box.show();
    } else if (event.key === 'Enter') void box.enter();
    else if (event.key === 'Escape') box.cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

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
          value={box.typed.value ?? props.value}
          onFocus={({ currentTarget }) => {
            currentTarget.select();
            box.show();
          }}
          onClick={() => box.show()}
          onInput={({ currentTarget }) => box.type(currentTarget.value)}
          onKeyDown={press}
          onBlur={() => box.hide()}
        />
        {props.onClear && props.clearText && props.value ? (
          <IconButton icon="close" label={props.clearText} onClick={props.onClear} />
        ) : null}
      </div>
      {open ? (
        <ComboboxList id={id} label={props.label} box={box} createText={props.createText} />
      ) : null}
    </div>
  );
}
