import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';

/** OpenAPI at /api/openapi.json and a page to read it at /api/docs, both made from the contract. */
export async function registerApiPage(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Safari Sleuths',
        version,
        description:
          'The local server of Safari Sleuths. Errors are `ErrorBody`; lists are paged by cursor. ' +
          'Events arrive as JSON over the WebSocket at /api/events.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  // The packaged extension leaves the page out: inside the editor nobody could open it.
  const ui = await import('@fastify/swagger-ui').catch(() => null);
  if (ui) await app.register(ui.default, { routePrefix: '/api/docs' });
}
