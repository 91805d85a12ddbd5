// `npm run screenshots`: the pictures of the README; see test/e2e/browser/readme-pictures.ts and
// test/e2e/vscode/pictures.ts.
// `npm run screenshots -- <dataset> <folder>`: every view of a dataset; see test/e2e/browser/screenshots.ts.
import { prepare } from './setup/prepare.mjs';
import { must, projectNode } from './setup/run.mjs';

await prepare();
const given = process.argv.slice(2);
const forReadme = given.length === 0;
const scripts = forReadme
  ? ['browser/readme-pictures.ts', 'vscode/pictures.ts']
  : ['browser/screenshots.ts'];
const args = forReadme ? ['datasets/sample', 'docs/screenshots'] : given;
for (const script of scripts) {
  const file = `test/e2e/${script}`;
  await must(projectNode(), ['--disable-warning=ExperimentalWarning', file, ...args]);
}
