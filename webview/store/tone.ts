import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { clamp } from '../geometry/rect.ts';

/**
 * How photographs are brightened for the eye; their files stay as they are. It holds while the person
 * goes on, because infrared nights come in rows.
 */
export interface Tone {
  /** 1: as it is. */
  brightness: Signal<number>;
  /** 1: as it is. */
  contrast: Signal<number>;
  /** Local contrast evened out by the server. */
  equalise: Signal<boolean>;
  /** The CSS filter; '' when nothing is changed. */
  filter: ReadonlySignal<string>;
  changed: ReadonlySignal<boolean>;
  brighten(by: number): void;
  reset(): void;
}

export const brightnessLimits = { smallest: 0.4, largest: 4, step: 0.1 };
export const contrastLimits = { smallest: 0.5, largest: 3, step: 0.1 };

export function createTone(): Tone {
  const brightness = signal(1);
  const contrast = signal(1);
  const equalise = signal(false);
  const filter = computed(() => {
    const parts = [
      brightness.value === 1 ? null : `brightness(${brightness.value})`,
      contrast.value === 1 ? null : `contrast(${contrast.value})`,
    ];
    return parts.filter((part) => part !== null).join(' ');
  });
  return {
    brightness,
    contrast,
    equalise,
    filter,
    changed: computed(() => filter.value !== '' || equalise.value),
    brighten: (by) => {
      const { smallest, largest } = brightnessLimits;
      // Tenths: a row of steps up and down must come back to exactly 1.
      const next = Math.round((brightness.peek() + by) * 10) / 10;
      brightness.value = clamp(next, smallest, largest);
    },
    reset: () => {
      brightness.value = 1;
      contrast.value = 1;
      equalise.value = false;
    },
  };
}
