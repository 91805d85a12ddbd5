import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';

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
 *
 * @param {string} folder with the bundles and their maps
 * @param {string} root folder that holds node_modules
 * @returns {Promise<Set<string>>} their folders
 */
export async function bundledPackages(folder, root) {
  const folders = new Set();
  for await (const file of glob('**/*.map', { cwd: folder, exclude: ['node_modules'] })) {
    const { sources } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    for (const source of sources) {
      const at = source.indexOf('node_modules/');
      const owner = at < 0 ? null : owningPackage(dirname(join(root, source.slice(at))), root);
      if (owner) folders.add(owner);
    }
  }
  return folders;
}

/**
 * The package that a file belongs to. It may be none that the path names: a package that was
 * bundled by its makers has maps to sources that are not installed.
 */
function owningPackage(folder, root) {
  if (folder === root) return null;
  const manifest = join(folder, 'package.json');
  const isPackage = existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version;
  return isPackage ? folder : owningPackage(dirname(folder), root);
}
