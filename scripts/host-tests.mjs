// The tests that run inside VS Code's extension host, bundled for it.
import { build } from 'esbuild';
import { fromRoot, root } from './setup/paths.mjs';

/**
 * Bundles test/e2e/vscode/host.
 * @returns {Promise<string>} the module for VS Code's `extensionTestsPath`
 */
export async function buildHostTests() {
  const outfile = fromRoot('.cache', 'host-tests', 'index.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['test/e2e/vscode/host/index.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}
