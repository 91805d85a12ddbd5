import { Type, type Static } from 'typebox';
import { Collection } from './collection.ts';
import { Job } from './job.ts';

/** What the server tells without being asked, over the WebSocket at `eventsUrl`. */
export const events = {
  job: Type.Object({ type: Type.Literal('job'), job: Job }),
  collection: Type.Object({ type: Type.Literal('collection'), collection: Collection }),
  image: Type.Object({
    type: Type.Literal('image'),
    collection: Type.String(),
    image: Type.String(),
    version: Type.String(),
    outside: Type.Boolean({ description: 'Another program has changed its files.' }),
  }),
} as const;

export const ServerEvent = Type.Union([events.job, events.collection, events.image], {
  title: 'ServerEvent',
});
export type ServerEvent = Static<typeof ServerEvent>;

export const eventsUrl = '/api/events';
