// `npm test [unit|browser|vscode]`: sets up what the suites need, runs them, adds up their counts.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from './setup/prepare.mjs';
import { must, projectNode, run } from './setup/run.mjs';

const suites = {
  unit: { config: 'vitest.config.ts' },
  browser: { config: 'test/e2e/vitest.config.ts', filter: 'test/e2e/browser' },
  vscode: { config: 'test/e2e/vitest.config.ts', filter: 'test/e2e/vscode' },
};

const asked = process.argv.slice(2).filter((name) => name in suites);
const filters = process.argv.slice(2).filter((name) => !(name in suites));
const names = asked.length > 0 ? asked : Object.keys(suites);

await prepare();
await must(projectNode(), ['dist/cli.js', 'models', 'download', '--starter'], { output: 'stderr' });

const reports = mkdtempSync(join(tmpdir(), 'sleuths-test-'));
const sum = { passed: 0, failed: 0, skipped: 0 };
let code = 0;
for (const name of names) {
  const { config, filter } = suites[name];
  const report = join(reports, `${name}.json`);
  console.log(`\n— ${name} tests —`);
  const status = await run(projectNode(), [
    '--disable-warning=ExperimentalWarning',
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...(filters.length > 0 ? filters : filter ? [filter] : []),
  ]);
  if (status !== 0) code = 1;
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    sum.passed += numPassedTests;
    sum.failed += numFailedTests;
    sum.skipped += numPendingTests + (numTodoTests ?? 0);
  } catch {
    // A suite that died before its report counts as one failure.
    sum.failed += 1;
    code = 1;
  }
}
rmSync(reports, { recursive: true });
console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = code;
