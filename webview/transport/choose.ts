import { createBrowserTransport } from './browser.ts';
import type { Transport } from './transport.ts';
import { createVsCodeTransport, type VsCodeApi } from './vscode.ts';

/** VS Code gives its webviews `acquireVsCodeApi`, to be called once; a browser page has none. */
export function chooseTransport(): Transport {
  const { acquireVsCodeApi } = globalThis as { acquireVsCodeApi?: () => VsCodeApi };
  return acquireVsCodeApi ? createVsCodeTransport(acquireVsCodeApi()) : createBrowserTransport();
}
