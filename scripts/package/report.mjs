import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';

const megabytes = (bytes) => (bytes / 1e6).toFixed(1).padStart(8);

/** What a file is counted under: its package, or its folder. */
const groupOf = (file) =>
  /^dist\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ??
  /^(dist\/webview|dist|[^/]+)/.exec(file)[1];

/** Prints how large a package is and what fills it, largest first. */
export async function report(vsix, stage) {
  const bytes = new Map();
  for (const file of await listFiles({ cwd: stage, packageManager: PackageManager.None })) {
    const group = groupOf(file);
    bytes.set(group, (bytes.get(group) ?? 0) + statSync(join(stage, file)).size);
  }
  const groups = [...bytes].sort(([, a], [, b]) => b - a);
  const total = groups.reduce((sum, [, size]) => sum + size, 0);
  console.log(`\n${basename(vsix)}: ${megabytes(statSync(vsix).size).trim()} MB`);
  console.log(`installed:${megabytes(total)} MB`);
  for (const [group, size] of groups.slice(0, 15)) console.log(`${megabytes(size)} MB  ${group}`);
  const rest = groups.slice(15).reduce((sum, [, size]) => sum + size, 0);
  if (rest > 0) console.log(`${megabytes(rest)} MB  ${groups.length - 15} others`);
}
