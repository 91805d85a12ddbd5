import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { buildApp } from '../app.ts';
import { allRoutes } from '../routes/all.ts';
import type { Workbench } from '../workbench.ts';

export interface Served {
  /** Address of the page, with the token that opens it. */
  url: string;
  port: number;
  token: string;
  close(): Promise<void>;
}

/** `dist/webview` beside this bundle; null when the sources run unbuilt. */
function pageFolder(): string | null {
  const folder = fileURLToPath(new URL('./webview', import.meta.url));
  return existsSync(folder) ? folder : null;
}

/**
 * Opens the server on this machine only.
 * @param port 0: any free one
 * @param collection shown first
 */
export async function serve(
  workbench: Workbench,
  port: number,
  collection: string | null,
): Promise<Served> {
  // By the environment, so that it stands in no list of processes.
  const token = process.env.SLEUTHS_TOKEN ?? randomBytes(24).toString('base64url');
  const app = await buildApp({
    handlers: allRoutes(workbench),
    events: workbench.events,
    version: workbench.version,
    token,
    page: pageFolder(),
  });
  await app.listen({ host: '127.0.0.1', port });
  const address = app.server.address() as AddressInfo;
  const query = new URLSearchParams({ token });
  if (collection !== null) query.set('collection', collection);
  return {
    url: `http://127.0.0.1:${address.port}/?${query.toString()}`,
    port: address.port,
    token,
    close: () => app.close(),
  };
}
