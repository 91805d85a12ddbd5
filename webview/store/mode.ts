import type { Signal } from '@preact/signals';
import type { Ui } from './ui.ts';

/** What the filtered queue is made of. */
export const modes = ['images', 'encounters', 'individuals', 'unknowns'] as const;
export type Mode = (typeof modes)[number];

/** Shows the queue as another kind of list, and what its entries open. */
export function showMode({ ui }: { ui: Ui }, session: { mode: Signal<Mode> }, mode: Mode): void {
  ui.panel.value = 'queue';
  session.mode.value = mode;
  ui.cameFrom.value = null;
  ui.scene.value = mode === 'images' ? 'image' : 'board';
}
