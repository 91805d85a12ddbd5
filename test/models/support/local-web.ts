import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LocalWeb extends AsyncDisposable {
  /** `http://127.0.0.1:<port>` */
  address: string;
  /** Paths asked for, in order. */
  requests: string[];
}

/** A web server on this machine that ends with its scope. */
export async function localWeb(answer: RequestListener): Promise<LocalWeb> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An address on this machine at which nobody answers. */
export async function closedAddress(): Promise<string> {
  await using web = await localWeb(() => undefined);
  return web.address;
}
