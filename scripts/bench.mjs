// `npm run bench -- <name> [arguments]`: runs test/bench/<name>.ts; without a name, lists them.
import { existsSync, readdirSync } from 'node:fs';
import { fromRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { projectNode, run } from './setup/run.mjs';

const [name, ...rest] = process.argv.slice(2);
const file = `test/bench/${name}.ts`;
if (!name || !existsSync(fromRoot(file))) {
  const names = readdirSync(fromRoot('test/bench'))
    .filter((entry) => entry.endsWith('.ts'))
    .map((entry) => entry.slice(0, -3));
  console.error(`Usage: npm run bench -- <name>\nBenchmarks: ${names.join(', ')}`);
  process.exitCode = name ? 1 : 0;
} else {
  await prepare();
  const quiet = '--disable-warning=ExperimentalWarning';
  process.exitCode = await run(projectNode(), [quiet, '--expose-gc', file, ...rest]);
}
