import fs from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildHostTests } from '../../../scripts/host-tests.mjs';
import type { HostTestResult } from './host/index.ts';
import { CodeServer } from './harness/code-server.ts';
import { launchBrowser } from './harness/workbench.ts';

let server: CodeServer;
let browser: Browser;
let results: string;

beforeAll(async () => {
  results = path.join(process.cwd(), '.cache', 'host-tests', 'results.json');
  await fs.rm(results, { force: true });
  server = await CodeServer.start({ env: { SLEUTHS_HOST_RESULTS: results } });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('the suite inside the extension host passes', async () => {
  const tests = await buildHostTests();
  const remote = (file: string) => `vscode-remote://127.0.0.1:${server.port}${file}`;
  const payload = [
    ['extensionDevelopmentPath', remote(process.cwd())],
    ['extensionTestsPath', remote(tests)],
    ['enableProposedApi', ''],
    ['skipWelcome', 'true'],
  ];
  const page = await browser.newPage();
  // The workbench reports through these two when the window was opened for tests.
  await page.exposeFunction('codeAutomationLog', () => {});
  const exit = new Promise<number>((resolve) => {
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  await page.goto(server.url(server.home, { payload: JSON.stringify(payload) }));
  const code = await exit;
  const ran = JSON.parse(await fs.readFile(results, 'utf8')) as HostTestResult[];
  expect(ran.filter(({ error }) => error !== null)).toEqual([]);
  expect(ran.length).toBeGreaterThan(3);
  expect(code).toBe(0);
});
