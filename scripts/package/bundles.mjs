import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';

const builtin = new Set([...builtinModules, 'vscode']);

/** `@scope/name/file` → `@scope/name` */
const packageOf = (specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

const isBare = (specifier) =>
  /^[@a-z]/i.test(specifier) && !specifier.includes(':') && !builtin.has(packageOf(specifier));

/**
 * The packages that bundles in `folder` load when they run, rather than contain.
 * @returns {Promise<Set<string>>}
 */
export async function externalPackages(folder) {
  const loads = /(?:\bfrom|\bimport|\bimport\(|\brequire\(|__require\w*\()\s*["']([^"'\s]+)["']/g;
  const names = new Set();
  for await (const file of glob('*.{js,cjs}', { cwd: folder })) {
    for (const [, specifier] of readFileSync(join(folder, file), 'utf8').matchAll(loads)) {
      if (isBare(specifier)) names.add(packageOf(specifier));
    }
  }
  return names;
}

/**
 * The packages whose code bundles in `folder` contain, by their source maps.
 * @returns {Promise<Set<string>>} their folders, relative to the project
 */
export async function bundledPackages(folder) {
  const inside = /(?:^|\/)(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//;
  const folders = new Set();
  for await (const file of glob('**/*.map', { cwd: folder, exclude: ['node_modules'] })) {
    const { sources } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    for (const source of sources) {
      const match = inside.exec(source);
      if (match) folders.add(match[1]);
    }
  }
  return folders;
}
