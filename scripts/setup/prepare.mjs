import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';

/** Everything that has to be there before the project's own code can run. Talks on stderr only. */
export async function prepare() {
  await ensureInstalled();
  await ensureBuilt();
}
