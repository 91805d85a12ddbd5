// `npm run screenshots`: the pictures of the README; see test/e2e/browser/readme-pictures.ts.
// `npm run screenshots -- <dataset> <folder>`: every view of a dataset; see test/e2e/browser/screenshots.ts.
import { prepare } from './setup/prepare.mjs';
import { projectNode, run } from './setup/run.mjs';

await prepare();
const args = process.argv.slice(2);
const [script, ...given] =
  args.length === 0
    ? ['readme-pictures.ts', 'datasets/sample', 'docs/screenshots']
    : ['screenshots.ts', ...args];
process.exitCode = await run(projectNode(), [
  '--disable-warning=ExperimentalWarning',
  `test/e2e/browser/${script}`,
  ...given,
]);
