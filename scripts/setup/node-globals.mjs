// Injected by scripts/build.mjs: bundled CommonJS packages expect these names to exist.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const __filename = fileURLToPath(import.meta.url);
export const __dirname = dirname(__filename);
