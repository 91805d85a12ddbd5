import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fromRoot } from './paths.mjs';
import { must } from './run.mjs';

const stampFile = fromRoot('node_modules', '.safari-sleuths-install');

const fingerprint = () =>
  createHash('sha256')
    .update(readFileSync(fromRoot('package-lock.json')))
    .update(process.platform + process.arch)
    .digest('hex');

const packagesOf = (lock) => JSON.parse(readFileSync(lock, 'utf8')).packages ?? {};

/** Whether what lies in node_modules is what the lock file says, whoever installed it. */
function isInstalled() {
  const hidden = fromRoot('node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint()) return true;
  const there = packagesOf(hidden);
  return Object.entries(packagesOf(fromRoot('package-lock.json'))).every(
    ([path, wanted]) => path === '' || wanted.optional || there[path]?.version === wanted.version,
  );
}

/** Installs the dependencies when they are not there yet; needs no network when they are. */
export async function ensureInstalled() {
  if (!isInstalled()) {
    console.error('Installing dependencies (once; about a minute) …');
    await must('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      output: 'stderr',
      // ONNX Runtime's install script would fetch CUDA libraries; `npm run cuda`
      // does it for those who want them.
      env: { ONNXRUNTIME_NODE_INSTALL: 'skip' },
    });
  }
  writeFileSync(stampFile, fingerprint());
}
