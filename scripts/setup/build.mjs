import { existsSync, readdirSync, statSync } from 'node:fs';
import { fromRoot } from './paths.mjs';
import { must, projectNode } from './run.mjs';

const sources = [
  'extension',
  'server',
  'webview',
  'models',
  'datasets',
  'scripts/build.mjs',
  'package-lock.json',
];

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  // A folder's own time changes with what is generated into it: files alone count.
  let latest = 0;
  for (const name of readdirSync(path)) {
    // Generated data, not sources.
    if (name === 'weights' || name === 'sample') continue;
    latest = Math.max(latest, newest(`${path}/${name}`));
  }
  return latest;
}

/** Builds when a source is newer than the last build. */
export async function ensureBuilt() {
  const stamp = fromRoot('dist', '.built');
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (sources.some((source) => newest(fromRoot(source)) > built)) {
    await must(projectNode(), ['scripts/build.mjs'], { output: 'stderr' });
  }
}
