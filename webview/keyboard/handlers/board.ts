import type { Handlers } from '../handler.ts';

/** Verbs of a grid of crops. */
export const board: Handlers = {};
