import type { App } from '../store/app.ts';
import { stepBox } from './handlers/navigation.ts';

/** In the photograph Tab goes from box to box, and after the last one on, as everywhere. */
export function tabToBox(app: App, key: string): boolean {
  const session = app.session.peek();
  const step = key === 'Tab' ? 1 : key === 'Shift+Tab' ? -1 : null;
  if (!session || step === null) return false;
  return stepBox({ app, session, photo: null }, step, true);
}
