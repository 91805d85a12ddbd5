import { Type, type Static } from 'typebox';

/** What goes wrong at a boundary, by name, with the HTTP status it travels under. */
export const errorStatus = {
  'bad-request': 400,
  unauthorized: 401,
  'not-found': 404,
  /** The dataset is not open: a server that has started anew knows of none. */
  'not-open': 404,
  stale: 409,
  conflict: 409,
  busy: 409,
  unprocessable: 422,
  internal: 500,
  unavailable: 503,
} as const;
export type ErrorCode = keyof typeof errorStatus;

/** An error as a value: a code, a message for a person, a place, a remedy. */
export const ErrorBody = Type.Object(
  {
    code: Type.Enum(Object.keys(errorStatus) as ErrorCode[]),
    message: Type.String(),
    remedy: Type.Optional(Type.String()),
    file: Type.Optional(Type.String()),
    line: Type.Optional(Type.Integer()),
    field: Type.Optional(Type.String()),
    current: Type.Optional(Type.Unknown({ description: 'With `stale`: the state as it is now.' })),
  },
  { title: 'ErrorBody' },
);
export type ErrorBody = Static<typeof ErrorBody>;

/** Thrown inside the server; crosses the boundary as its `body`. */
export class SleuthsError extends Error {
  readonly body: ErrorBody;

  constructor(body: ErrorBody, options?: ErrorOptions) {
    super(body.message, options);
    this.name = 'SleuthsError';
    this.body = body;
  }
}
