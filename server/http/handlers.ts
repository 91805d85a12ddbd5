import type { Input, Reply, RouteName } from '../contract/routes.ts';
import type { JsonText } from './json-text.ts';

export interface RequestContext {
  /** Aborted when the caller has gone. */
  signal: AbortSignal;
}

type Answer<Value> = Value | JsonText<Value>;

type Handler<Name extends RouteName> = (
  input: Input<Name>,
  context: RequestContext,
) => Answer<Reply<Name>> | Promise<Answer<Reply<Name>>>;

/** One function a route; what it throws as `SleuthsError` becomes the error reply. */
export type Handlers = { [Name in RouteName]: Handler<Name> };

/** The routes of one resource: `'images.…'`. */
export type HandlersOf<Resource extends string> = {
  [Name in RouteName as Name extends `${Resource}.${string}` ? Name : never]: Handler<Name>;
};
