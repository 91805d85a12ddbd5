import type { Handlers } from '../handler.ts';

/** Verbs that lead to the overview and the map. */
export const views: Handlers = {};

/** Verbs on the map of embeddings. */
export const map: Handlers = {};
