// `npm run check`: types, lint, format, import rules, unused code. All of them run, then it judges.
import { ensureInstalled } from './setup/install.mjs';
import { projectNode, run } from './setup/run.mjs';

const checks = [
  ['types', 'typescript/bin/tsc', '-p', '.'],
  ['lint', 'eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  ['format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  [
    'import rules',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    'extension',
    'server',
    'webview',
    'models',
    'datasets',
    '--config',
    '.dependency-cruiser.cjs',
  ],
  ['unused code', 'knip/bin/knip.js'],
];

await ensureInstalled();
const failed = [];
for (const [name, script, ...args] of checks) {
  const started = Date.now();
  const code = await run(projectNode(), [`node_modules/${script}`, ...args]);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (code !== 0) failed.push(name);
}
process.exitCode = failed.length === 0 ? 0 : 1;
