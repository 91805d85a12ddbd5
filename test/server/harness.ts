import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../server/app.ts';
import { httpClient, type Call } from '../../server/contract/client.ts';
import { defaultSettings } from '../../server/engine/settings.ts';
import { allRoutes } from '../../server/routes/all.ts';
import { Workbench, type WorkbenchOptions } from '../../server/workbench.ts';

export const token = 'a-token-made-for-tests';

export interface TestServer extends AsyncDisposable {
  app: FastifyInstance;
  workbench: Workbench;
  /** The product's own typed client, its requests injected instead of sent. */
  call: Call;
}

/** The whole server without a port, with the starter models. */
export async function testServer(options: Partial<WorkbenchOptions> = {}): Promise<TestServer> {
  const workbench = new Workbench({
    settings: { ...defaultSettings, provider: 'cpu', threads: 1 },
    version: '0.0.0-test',
    person: 'tester',
    ...options,
  });
  const app = await buildApp({
    handlers: allRoutes(workbench),
    events: workbench.events,
    version: '0.0.0-test',
    token,
    page: null,
  });
  return {
    app,
    workbench,
    call: httpClient('http://test', token, inject(app)),
    [Symbol.asyncDispose]: async () => {
      await app.close();
      await workbench.close();
    },
  };
}

/** `fetch` that calls the app directly. */
function inject(app: FastifyInstance): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const response = await app.inject({
      method: init?.method ?? 'GET',
      url: url.pathname + url.search,
      headers: init?.headers as Record<string, string>,
      ...(typeof init?.body === 'string' ? { payload: init.body } : {}),
    });
    return new Response(response.payload, { status: response.statusCode });
  };
}

/** Opens a dataset and indexes it. */
export async function openIndexed({ call, workbench }: TestServer, path: string): Promise<string> {
  const { id } = await call('collections.open', { body: { path } });
  const job = await call('predictions.run', { params: { collection: id }, body: {} });
  const ended = await workbench.jobs.ended(job.id);
  if (ended.error) throw new Error(ended.error.message);
  return id;
}
