import type { StartState } from '../../server/contract/messages.ts';

/** Reads the place that the webview kept with its panel; null when it is not ours. */
export function readPlace(state: unknown): StartState | null {
  if (typeof state !== 'object' || state === null || !('place' in state)) return null;
  const { place } = state;
  if (typeof place !== 'object' || place === null) return null;
  const { collection, image } = place as Record<string, unknown>;
  if (typeof collection !== 'string') return null;
  return { collection, image: typeof image === 'string' ? image : null };
}
