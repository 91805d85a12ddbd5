// The Chromium that browser and editor tests drive.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './setup/run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

const elsewhere = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].map((folder) =>
    join(process.env[folder] ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ),
};

function find() {
  const chosen = process.env.SLEUTHS_CHROMIUM;
  if (chosen) return chosen;
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...(elsewhere[process.platform] ?? [])].find((file) => existsSync(file));
}

/** Debian's package, where we may install one. */
async function install() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return;
  if (!existsSync('/usr/bin/apt-get')) return;
  console.error('Installing Chromium for the browser tests …');
  const options = { output: 'stderr', env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update', '-qq'], options);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
}

/**
 * Path of a Chromium or Chrome. `SLEUTHS_CHROMIUM` names one; else the usual places are searched;
 * as root on Debian it is installed when there is none. Rejects with what to do otherwise.
 *
 * @returns {Promise<string>}
 */
export async function chromium() {
  const found = find();
  if (found) return found;
  await install();
  const installed = find();
  if (installed) return installed;
  throw new Error(
    'No Chromium was found. Install Chromium or Google Chrome ' +
      '(on Debian and Ubuntu: sudo apt-get install chromium), or name one by SLEUTHS_CHROMIUM.',
  );
}
