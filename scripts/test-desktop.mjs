// `npm run test:desktop [-- <version>]`: the extension-host tests in the desktop's VS Code, which
// is downloaded from Microsoft (once, into .vscode-test/). Needs a display; on a machine without
// one: `xvfb-run -a npm run test:desktop`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { buildHostTests } from './host-tests.mjs';
import { root } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

await prepare();
// Short: the sockets in it may have 103 characters at most.
const profile = await mkdtemp(join(tmpdir(), 'sleuths-'));
try {
  process.exitCode = await runTests({
    version: process.argv[2] ?? 'stable',
    extensionDevelopmentPath: root,
    extensionTestsPath: await buildHostTests(),
    launchArgs: ['--disable-extensions', '--disable-workspace-trust', '--user-data-dir', profile],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(profile, { recursive: true, force: true });
}
