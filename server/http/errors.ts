import type { FastifyError, FastifyInstance } from 'fastify';
import { errorStatus, SleuthsError, type ErrorBody } from '../contract/errors.ts';

/** Errors leave the server as values: `ErrorBody`, under the status of their code. */
export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const body = bodyOf(error);
    if (body.code === 'internal') request.log.error(error);
    void reply.status(errorStatus[body.code]).send(body);
  });
  app.setNotFoundHandler((request, reply) => {
    const body: ErrorBody = {
      code: 'not-found',
      message: `There is nothing at ${request.method} ${request.url.split('?')[0]}.`,
      remedy: 'See /api/docs for what there is.',
    };
    void reply.status(404).send(body);
  });
}

function bodyOf(error: FastifyError): ErrorBody {
  if (error instanceof SleuthsError) return error.body;
  if (error.validation) {
    const [first] = error.validation;
    return {
      code: 'bad-request',
      message: error.message,
      field: `${error.validationContext ?? ''}${first?.instancePath ?? ''}`,
    };
  }
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return { code: 'bad-request', message: error.message };
  }
  return { code: 'internal', message: error.message };
}
