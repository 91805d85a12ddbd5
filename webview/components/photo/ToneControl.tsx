import type { Signal } from '@preact/signals';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { keyText } from '../../keyboard/key-text.ts';
import { brightnessLimits, contrastLimits } from '../../store/tone.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../common/IconButton.tsx';
import { Key } from '../common/Key.tsx';
import { useApp } from '../context.ts';

const t = texts.tone;

/** A button that opens brightness, contrast and evening out, for what the night hides. */
export function ToneControl() {
  const { ui } = useApp();
  const [open, setOpen] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !whole.current?.contains(event.target)) setOpen(false);
    };
    addEventListener('pointerdown', outside);
    whole.current?.querySelector('input')?.focus();
    return () => removeEventListener('pointerdown', outside);
  }, [open]);

  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    event.preventDefault();
    setOpen(false);
    // What was made visible is looked at next, not this button.
    ui.releaseFocus();
  };

  return (
    <div class="tone" ref={whole} onKeyDown={close}>
      <IconButton
        icon="color-mode"
        label={t.title}
        pressed={ui.tone.changed.value}
        expanded={open}
        controls={id}
        onClick={() => setOpen(!open)}
      />
      {open ? <TonePanel id={id} /> : null}
    </div>
  );
}

function TonePanel({ id }: { id: string }) {
  const { ui, keymap } = useApp();
  const { tone } = ui;
  return (
    <div class="tone-panel" id={id} role="group" aria-label={t.title}>
      <Slider label={t.brightness} value={tone.brightness} limits={brightnessLimits} />
      <Slider label={t.contrast} value={tone.contrast} limits={contrastLimits} />
      <label class="tone-equalise" title={t.equaliseDetail}>
        <input
          type="checkbox"
          checked={tone.equalise.value}
          aria-keyshortcuts={keyText(keymap.keyOf('equalise'))}
          onChange={({ currentTarget }) => (tone.equalise.value = currentTarget.checked)}
        />
        <span>{t.equalise}</span>
        <Key name={keymap.keyOf('equalise')} />
      </label>
      <p class="muted tone-note">{t.stays}</p>
      <button
        type="button"
        class="verdict"
        disabled={!tone.changed.value}
        onClick={() => tone.reset()}
      >
        {t.reset}
      </button>
    </div>
  );
}

interface SliderProps {
  label: string;
  value: Signal<number>;
  limits: { smallest: number; largest: number; step: number };
}

function Slider({ label, value, limits }: SliderProps) {
  return (
    <label class="tone-slider">
      <span>{label}</span>
      <output>{t.percent(value.value)}</output>
      <input
        type="range"
        min={limits.smallest}
        max={limits.largest}
        step={limits.step}
        value={value.value}
        aria-valuetext={t.percent(value.value)}
        onInput={({ currentTarget }) => (value.value = Number(currentTarget.value))}
        onDblClick={() => (value.value = 1)}
      />
    </label>
  );
}
