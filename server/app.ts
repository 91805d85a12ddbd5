import Fastify, { type FastifyInstance } from 'fastify';
import { registerApiPage } from './http/api-page.ts';
import { registerAuth } from './http/auth.ts';
import { registerErrors } from './http/errors.ts';
import { registerEvents, type EventBus } from './http/event-stream.ts';
import type { Handlers } from './http/handlers.ts';
import { registerPage } from './http/page.ts';
import { registerPictureContent } from './http/picture-content.ts';
import { registerRoutes } from './http/register-routes.ts';

export interface AppOptions {
  handlers: Handlers;
  events: EventBus;
  version: string;
  /** Who calls must present it. */
  token: string;
  /** `dist/webview`; null: no page, only the API. */
  page: string | null;
}

/** The server without a port: `app.inject` calls it, `app.listen` opens it. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: 'warn', stream: process.stderr },
    // An image's id is its path, which may be long.
    routerOptions: { maxParamLength: 4096 },
    forceCloseConnections: true,
  });
  // Replies are typed by the contract; Fastify's own serializer would drop what a union hides.
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  registerErrors(app);
  await registerAuth(app, options.token);
  await registerApiPage(app, options.version);
  await registerEvents(app, options.events);
  registerRoutes(app, options.handlers);
  registerPictureContent(app, options.handlers);
  if (options.page !== null) await registerPage(app, options.page);
  await app.ready();
  return app;
}
