import { existsSync, statSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { run } from './run.ts';

const project = path.resolve(import.meta.dirname, '..', '..', '..', '..');

/**
 * The extension as a person would install it: the .vsix for this platform, packaged from what is
 * built in dist/ unless the one that lies there is newer.
 */
export async function packagedExtension(): Promise<string> {
  const manifest = path.join(project, 'package.json');
  const { name, version } = JSON.parse(await fs.readFile(manifest, 'utf8')) as {
    name: string;
    version: string;
  };
  const vsix = path.join(project, `${name}-${process.platform}-${process.arch}-${version}.vsix`);
  const sources = ['dist/.built', 'package.json', 'media', 'scripts/package.mjs', '.vscodeignore'];
  const times = sources.map((file) => statSync(path.join(project, file)).mtimeMs);
  if (!existsSync(vsix) || statSync(vsix).mtimeMs < Math.max(...times)) {
    console.log('Packaging the extension …');
    await run(process.execPath, ['scripts/package.mjs', '--no-build'], { cwd: project });
  }
  return vsix;
}
