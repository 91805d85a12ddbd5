import * as queries from './queries.ts';
import * as writes from './writes.ts';

/** Everything the catalogue can do, by name: what crosses to its thread. */
export const operations = { ...writes, ...queries };

type Operations = typeof operations;
export type OperationName = keyof Operations;

type WithoutDatabase<F> = F extends (db: never, ...rest: infer Rest) => infer Result
  ? (...rest: Rest) => Promise<Result>
  : never;

/** The same operations as promises. */
export type CatalogueOperations = { [Name in OperationName]: WithoutDatabase<Operations[Name]> };

export interface OperationRequest {
  id: number;
  name: OperationName;
  parameters: unknown[];
}

export type OperationReply =
  { id: number; ok: true; value: unknown } | { id: number; ok: false; message: string };
