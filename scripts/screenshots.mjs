// `npm run screenshots -- <dataset> <folder>`: pictures of every view; see test/e2e/browser/screenshots.ts.
import { prepare } from './setup/prepare.mjs';
import { projectNode, run } from './setup/run.mjs';

await prepare();
process.exitCode = await run(projectNode(), [
  '--disable-warning=ExperimentalWarning',
  'test/e2e/browser/screenshots.ts',
  ...process.argv.slice(2),
]);
