import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { run } from './run.ts';

const version = '4.139.1';

/** Parts of the workbench that need the network or an account; nothing here uses them. */
const unused = [
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'node_modules/@devcontainers',
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
  'extensions/microsoft-authentication',
  'extensions/github-authentication',
  'extensions/github',
  'extensions/tunnel-forwarding',
];

/**
 * A real VS Code workbench with a real Node extension host, from the npm registry alone.
 * Installed once a version into the cache folder (about 300 MB); nothing is compiled.
 *
 * @returns the folder that holds `out/node/entry.js`
 */
export async function installCodeServer(): Promise<string> {
  const home = path.join(cacheFolder(), `code-server-${version}`);
  const installed = path.join(home, 'node_modules', 'code-server');
  if (existsSync(home)) return installed;

  console.log(`Installing code-server ${version} into ${home} …`);
  await fs.mkdir(cacheFolder(), { recursive: true });
  // Beside its final place, so that the rename at the end is atomic: a broken install never stays.
  const staging = await fs.mkdtemp(path.join(cacheFolder(), 'code-server-install-'));
  try {
    const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
    await run('npm', [
      'install',
      ...quiet,
      '--no-save',
      '--prefix',
      staging,
      `code-server@${version}`,
    ]);
    const workbench = path.join(staging, 'node_modules', 'code-server', 'lib', 'vscode');
    await run('npm', ['install', ...quiet, '--omit=dev'], { cwd: workbench });
    await removeUnused(workbench);
    await fs.rename(staging, home);
  } catch (error) {
    await fs.rm(staging, { recursive: true, force: true });
    // Another test run may have finished the same install first.
    if (!existsSync(home)) throw error;
  }
  return installed;
}

async function removeUnused(workbench: string): Promise<void> {
  const extensions = await fs.readdir(path.join(workbench, 'extensions'));
  const msVscode = extensions.filter((name) => name.startsWith('ms-vscode.'));
  for (const name of [...unused, ...msVscode.map((extension) => `extensions/${extension}`)]) {
    await fs.rm(path.join(workbench, name), { recursive: true, force: true });
  }
}
