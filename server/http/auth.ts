import cookie from '@fastify/cookie';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ErrorBody } from '../contract/errors.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Compares in a time that tells nothing of where two secrets differ. */
const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));

/** Browsers share cookies between all ports of a host, so the port is in the name. */
const cookieName = (request: FastifyRequest) => `sleuths-${request.socket.localPort ?? 0}`;

const refusal: ErrorBody = {
  code: 'unauthorized',
  message: 'This server belongs to another window.',
  remedy: 'Open the address that the server printed when it started; it carries the key.',
};

/**
 * Lets in only who has the token made at launch: by `Authorization: Bearer`, or by a cookie that
 * the page gets from `/?token=…`. Pages of other sites in the same browser have neither.
 */
export async function registerAuth(app: FastifyInstance, token: string): Promise<void> {
  await app.register(cookie);
  app.addHook('onRequest', async (request, reply) => {
    const { token: given, ...query } = request.query as Record<string, string>;
    if (request.url.split('?')[0] === '/' && given !== undefined && same(given, token)) {
      const rest = new URLSearchParams(query).toString();
      return reply
        .setCookie(cookieName(request), token, { httpOnly: true, sameSite: 'strict', path: '/' })
        .redirect(rest ? `/?${rest}` : '/');
    }
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const presented = bearer ?? request.cookies[cookieName(request)];
    if (presented === undefined || !same(presented, token)) {
      return reply.status(401).send(refusal);
    }
  });
}
