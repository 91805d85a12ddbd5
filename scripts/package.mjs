// `npm run package`: the extension as a .vsix for this platform. `--no-build` takes dist/ as it is.
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { bundledPackages, externalPackages } from './package/bundles.mjs';
import { closure } from './package/closure.mjs';
import { notices } from './package/notices.mjs';
import { report } from './package/report.mjs';
import { prepare } from './setup/prepare.mjs';
import { fromRoot, root } from './setup/paths.mjs';

const stage = fromRoot('.cache', 'package');
const platform = `${process.platform}-${process.arch}`;

if (!process.argv.includes('--no-build')) await prepare();
await rm(stage, { recursive: true, force: true });
await mkdir(stage, { recursive: true });

const files = ['package.nls.json', 'README.md', 'LICENSE', 'CHANGELOG.md', '.vscodeignore'];
for (const name of ['dist', 'media', ...files]) {
  if (existsSync(fromRoot(name))) await cp(fromRoot(name), join(stage, name), { recursive: true });
}

const loaded = await externalPackages(fromRoot('dist'));
// The page that explains the API to a browser; the server does without it where it is absent.
loaded.delete('@fastify/swagger-ui');
const external = closure(loaded, root);
// Below dist/, where Node looks too: vsce leaves out a node_modules at the top.
for (const { folder } of external) {
  const place = join(stage, 'dist', relative(root, folder));
  await cp(folder, place, { recursive: true, filter: (file) => isForHere(file, folder) });
}

const bundled = [...(await bundledPackages(fromRoot('dist'), root))].map((folder) => {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { name: manifest.name, folder, manifest };
});
await writeFile(join(stage, 'ThirdPartyNotices.txt'), notices([...bundled, ...external]));

const manifest = JSON.parse(await readFile(fromRoot('package.json'), 'utf8'));
// The stage is complete; a list of dependencies would only make tools look for them.
for (const key of ['scripts', 'dependencies', 'devDependencies', 'overrides', 'allowScripts']) {
  delete manifest[key];
}
await writeFile(join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);

const vsix = fromRoot(`${manifest.name}-${platform}-${manifest.version}.vsix`);
// Renamed when it is whole: what was interrupted must not look like a package.
const unfinished = `${stage}.vsix`;
await createVSIX({
  cwd: stage,
  packagePath: unfinished,
  target: platform,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
await rename(unfinished, vsix);
await report(vsix, stage);

/**
 * Whether a file is for this platform. Natives come as packages of their own, installed only where
 * they fit; ONNX Runtime alone carries all of them: bin/napi-v<n>/<platform>/<arch>.
 */
function isForHere(file, folder) {
  const [top, , os, arch] = relative(folder, file).split(sep);
  if (top === 'node_modules') return false;
  if (!folder.endsWith(`${sep}onnxruntime-node`) || top !== 'bin') return true;
  return (os ?? process.platform) === process.platform && (arch ?? process.arch) === process.arch;
}
