/** What must be known to show a panel again after the window was reloaded. */
export interface PanelState {
  /** The dataset's folder, or its data.yaml. */
  path: string;
  image: string | null;
}

/** Reads what the webview kept; null when it is not ours or of another version. */
export function readPanelState(state: unknown): PanelState | null {
  if (typeof state !== 'object' || state === null) return null;
  const { path, image } = state as Record<string, unknown>;
  if (typeof path !== 'string' || path === '') return null;
  return { path, image: typeof image === 'string' ? image : null };
}
