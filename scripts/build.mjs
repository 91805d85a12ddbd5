// `npm run build`: bundles extension, server (with its worker threads) and webview into dist/.
import { copyFile, glob, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { fromRoot, root } from './setup/paths.mjs';

const started = Date.now();
const release = process.argv.includes('--release');
await rm(fromRoot('dist'), { recursive: true, force: true });
await mkdir(fromRoot('dist', 'webview'), { recursive: true });

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: release,
  sourcemap: release ? false : 'linked',
  logLevel: 'warning',
};

/** Packages that cannot be bundled: native code, or files that they read beside themselves. */
const external = [
  'sharp',
  'onnxruntime-node',
  '@lancedb/lancedb',
  'apache-arrow',
  'piscina',
  'pacote',
  '@fastify/swagger-ui',
];

const workers = {};
for await (const file of glob('{server,models,datasets}/**/*-worker.ts', { cwd: root })) {
  workers[basename(file, '.ts')] = file;
}

const server = build({
  ...shared,
  entryPoints: { cli: 'server/cli/main.ts', ...workers },
  outdir: 'dist',
  platform: 'node',
  target: 'node22',
  format: 'esm',
  external,
  inject: ['scripts/setup/node-globals.mjs'],
  // Bundled CommonJS packages ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
  },
});

const extension = build({
  ...shared,
  entryPoints: { extension: 'extension/extension.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  external: ['vscode'],
});

const webview = build({
  ...shared,
  entryPoints: { main: 'webview/main.tsx' },
  outdir: 'dist/webview',
  platform: 'browser',
  target: 'es2022',
  format: 'esm',
  loader: { '.ttf': 'file', '.svg': 'file' },
  assetNames: '[name]',
});

await Promise.all([server, extension, webview]);
await copyFile(fromRoot('webview', 'index.html'), fromRoot('dist', 'webview', 'index.html'));
await writeFile(fromRoot('dist', '.built'), '');
console.log(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
