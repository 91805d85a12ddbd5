import { expect, test } from 'vitest';
import { panelPage } from '../../../extension/panel/page.ts';

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="./main.css" />
    <link rel="stylesheet" href="codicons/codicon.css" id="vscode-codicon-stylesheet" />
    <script type="module" src="/main.js"></script>
  </head>
  <body><a href="#main">Skip</a><main id="main"></main></body>
</html>`;

const page = panelPage({
  html,
  resourceUrl: (file) => `https://webview.test/ext/${file}`,
  source: 'https://webview.test',
  nonce: 'N0nce+/=',
});

const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
const directives = new Map(
  policy.split('; ').map((directive) => {
    const [name = '', ...sources] = directive.split(' ');
    return [name, sources];
  }),
);

test('files beside the page are loaded from where the webview may read them', () => {
  expect(page).toContain('href="https://webview.test/ext/main.css"');
  expect(page).toContain('href="https://webview.test/ext/codicons/codicon.css"');
  expect(page).toContain('src="https://webview.test/ext/main.js"');
});

test('other addresses stay as they are', () => {
  expect(page).toContain('href="data:,"');
  expect(page).toContain('href="#main"');
});

test('the policy comes before anything that loads', () => {
  expect(page.indexOf('Content-Security-Policy')).toBeGreaterThan(0);
  expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<link'));
});

test('scripts run only with the nonce or from the panel’s own files', () => {
  expect(page).toContain('<script nonce="N0nce+/=" type="module"');
  expect(directives.get('script-src')).toEqual(["'nonce-N0nce+/='", 'https://webview.test']);
});

test('everything that is not named is refused: no network, no inline style, no eval', () => {
  expect(directives.get('default-src')).toEqual(["'none'"]);
  expect(directives.has('connect-src')).toBe(false);
  expect(policy).not.toContain('unsafe');
});
