import type { FastifyInstance, FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import type { TSchema } from 'typebox';
import { ErrorBody, errorStatus } from '../contract/errors.ts';
import type { RouteDefinition } from '../contract/route.ts';
import { routes, type RouteName } from '../contract/routes.ts';
import type { Handlers, RequestContext } from './handlers.ts';
import { JsonText } from './json-text.ts';

/** Adds every route of the contract with its handler. */
export function registerRoutes(app: FastifyInstance, handlers: Handlers): void {
  for (const name of Object.keys(routes) as RouteName[]) {
    const route: RouteDefinition = routes[name];
    // The table ties each name to its types; inside the loop they are one union.
    const handle = handlers[name] as (input: unknown, context: RequestContext) => unknown;
    app.route({
      method: route.method,
      url: route.url,
      schema: {
        operationId: name,
        summary: route.summary,
        tags: [name.split('.')[0]!],
        ...(route.params && { params: route.params }),
        ...(route.query && { querystring: route.query }),
        ...(route.body && { body: route.body }),
        response: responses(route),
      },
      handler: async (request, reply) => {
        const answer = await handle(
          { params: request.params, query: request.query, body: request.body },
          { signal: abortedWith(reply) },
        );
        if (!(answer instanceof JsonText)) return answer;
        return reply.type('application/json').send(Readable.from(answer.pieces));
      },
    });
  }
}

function responses(route: RouteDefinition): Record<number, TSchema> {
  const byStatus: Record<number, TSchema> = { 200: route.reply };
  for (const code of ['bad-request', 'unauthorized', ...route.errors] as const) {
    byStatus[errorStatus[code]] = ErrorBody;
  }
  return byStatus;
}

function abortedWith(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableEnded) controller.abort();
  });
  return controller.signal;
}
