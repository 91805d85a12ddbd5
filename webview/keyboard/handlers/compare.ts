import type { Handlers } from '../handler.ts';

/** Verbs of the comparison of a box with a known individual. */
export const compare: Handlers = {};
