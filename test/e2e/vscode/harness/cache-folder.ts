import os from 'node:os';
import path from 'node:path';

/**
 * Where downloads that outlive a checkout are kept: `SLEUTHS_CACHE`, or the user's cache folder.
 */
export function cacheFolder(): string {
  return process.env['SLEUTHS_CACHE'] ?? path.join(os.homedir(), '.cache', 'safari-sleuths');
}
