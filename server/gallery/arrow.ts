import { createRequire } from 'node:module';
import type * as ApacheArrow from 'apache-arrow';

/**
 * Apache Arrow as LanceDB itself loads it. Its ES modules are another copy whose classes LanceDB does not
 * know: their tables would be rebuilt column by column, and lists lose their children in that.
 */
export const arrow = createRequire(import.meta.url)('apache-arrow') as typeof ApacheArrow;
