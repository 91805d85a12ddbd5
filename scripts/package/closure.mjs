import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @typedef {{ name: string, folder: string, manifest: Record<string, any> }} InstalledPackage */

/** The package `name` as Node would find it from `folder`; null when it is not installed. */
function locate(name, folder) {
  for (let at = folder; ; at = dirname(at)) {
    const candidate = join(at, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (at === dirname(at)) return null;
  }
}

/** What a package loads when it runs. Optional ones and natives of other platforms may be absent. */
function needs(manifest) {
  const optionalPeers = manifest.peerDependenciesMeta ?? {};
  const peers = Object.keys(manifest.peerDependencies ?? {});
  return [
    ...Object.keys(manifest.dependencies ?? {}),
    ...Object.keys(manifest.optionalDependencies ?? {}),
    ...peers.filter((name) => !optionalPeers[name]?.optional),
  ];
}

/**
 * The named packages with everything that they need, as installed: what is on disk decides, so a
 * native package is there for this platform alone.
 *
 * @param {Iterable<string>} names
 * @param {string} root folder that holds node_modules
 * @returns {InstalledPackage[]} in no special order, each folder once
 */
export function closure(names, root) {
  const found = new Map();
  const visit = (name, from) => {
    const folder = locate(name, from);
    if (!folder || found.has(folder)) return;
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    found.set(folder, { name: manifest.name, folder, manifest });
    for (const needed of needs(manifest)) visit(needed, folder);
  };
  for (const name of names) visit(name, root);
  return [...found.values()];
}
