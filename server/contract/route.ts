import type { Static, TObject, TSchema } from 'typebox';
import type { ErrorCode } from './errors.ts';

/** One route, written once: handlers, typed client, OpenAPI page and command line derive from it. */
export interface RouteDefinition {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `:name` for each key of `params`. */
  url: string;
  summary: string;
  params?: TObject;
  query?: TObject;
  body?: TSchema;
  reply: TSchema;
  errors: readonly ErrorCode[];
}

type Part<Key extends string, S> = S extends TSchema ? { [K in Key]: Static<S> } : object;

/** What a caller gives: `params`, `query` and `body`, as far as the route has them. */
export type InputOf<R extends RouteDefinition> = Part<'params', R['params']> &
  Part<'query', R['query']> &
  Part<'body', R['body']>;

export type ReplyOf<R extends RouteDefinition> = Static<R['reply']>;
