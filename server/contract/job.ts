import { Type, type Static } from 'typebox';
import { ErrorBody } from './errors.ts';

export const JobState = Type.Union([
  Type.Literal('queued'),
  Type.Literal('running'),
  Type.Literal('done'),
  Type.Literal('failed'),
  Type.Literal('aborted'),
  Type.Literal('interrupted'),
]);
export type JobState = Static<typeof JobState>;

export const JobProgress = Type.Object({
  done: Type.Integer(),
  total: Type.Union([Type.Integer(), Type.Null()], { description: 'null: not known yet' }),
  unit: Type.String({ description: 'What is counted, e.g. images.' }),
  perSecond: Type.Union([Type.Number(), Type.Null()]),
  secondsLeft: Type.Union([Type.Number(), Type.Null()]),
  message: Type.String(),
});
export type JobProgress = Static<typeof JobProgress>;

/** Long work. It is cancelled by `jobs.abort`, and started again it goes on where it was. */
export const Job = Type.Object(
  {
    id: Type.String(),
    kind: Type.String(),
    collection: Type.Union([Type.String(), Type.Null()]),
    state: JobState,
    createdAt: Type.String(),
    endedAt: Type.Union([Type.String(), Type.Null()]),
    progress: JobProgress,
    result: Type.Unknown({ description: 'By kind; null until done.' }),
    error: Type.Union([ErrorBody, Type.Null()]),
  },
  { title: 'Job' },
);
export type Job = Static<typeof Job>;

export const JobLogEntry = Type.Object(
  {
    at: Type.String(),
    level: Type.Union([Type.Literal('info'), Type.Literal('warning'), Type.Literal('error')]),
    message: Type.String(),
    file: Type.Optional(Type.String()),
  },
  { title: 'JobLogEntry' },
);
export type JobLogEntry = Static<typeof JobLogEntry>;
