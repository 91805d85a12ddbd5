import type { FastifyInstance, FastifyReply } from 'fastify';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Picture } from '../contract/image.ts';
import { routes } from '../contract/routes.ts';
import type { Handlers } from './handlers.ts';

/** The bytes of the pictures that `images.picture` and `images.crop` name, for browsers. */
export function registerPictureContent(app: FastifyInstance, handlers: Handlers): void {
  for (const name of ['images.picture', 'images.crop'] as const) {
    const { url, params, query } = routes[name];
    app.get(
      `${url}/content`,
      { schema: { hide: true, params, querystring: query } },
      async (request, reply) => {
        const handle = handlers[name] as (input: unknown, context: unknown) => Promise<Picture>;
        const picture = await handle(
          { params: request.params, query: request.query },
          { signal: AbortSignal.timeout(60_000) },
        );
        return send(reply, picture, request.headers['if-none-match']);
      },
    );
  }
}

async function send(reply: FastifyReply, picture: Picture, known: string | undefined) {
  const { size, mtimeMs } = await stat(picture.file);
  const tag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  reply.header('cache-control', 'private, no-cache').header('etag', tag);
  if (known === tag) return reply.status(304).send();
  return reply
    .type(picture.mediaType)
    .header('content-length', size)
    .send(createReadStream(picture.file));
}
