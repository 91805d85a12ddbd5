import { effect, type ReadonlySignal } from '@preact/signals';
import type { ThemeChoice } from '../transport/memory.ts';

/**
 * Writes the theme to `<html data-theme>`, where the style sheets of theme/ read it. `auto` follows
 * the system's colours and contrast, now and when they change.
 */
export function followTheme(choice: ReadonlySignal<ThemeChoice>): void {
  const light = matchMedia('(prefers-color-scheme: light)');
  const contrast = matchMedia('(prefers-contrast: more)');
  const apply = () => {
    const system = (contrast.matches ? 'hc-' : '') + (light.matches ? 'light' : 'dark');
    const theme = choice.value === 'auto' ? system : choice.value;
    document.documentElement.dataset.theme = theme;
  };
  light.addEventListener('change', apply);
  contrast.addEventListener('change', apply);
  effect(apply);
}
