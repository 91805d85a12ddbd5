import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { keyCases, ownKeys } from './cases/keys.ts';
import { mainLoopCases } from './cases/main-loop.ts';
import { openingCases } from './cases/opening.ts';
import { survivingCases } from './cases/surviving.ts';
import { viewCases } from './cases/views.ts';
import { ReviewWindow } from './harness/review-window.ts';

// One window for all: it takes longer to open than most of them.
let opened: ReviewWindow;
const window = () => opened;

beforeAll(async () => {
  opened = await ReviewWindow.open({ keybindings: ownKeys });
});

afterEach(async ({ task }) => {
  const page = opened?.workbench.page;
  if (task.result?.state !== 'fail' || !page || page.isClosed()) return;
  await page.screenshot({ path: `.cache/e2e/vscode ${task.name}.png` });
});

afterAll(() => opened?.close());

describe('opening', () => openingCases(window));
describe('the main loop', () => mainLoopCases(window));
describe('keys', () => keyCases(window));
describe('views', () => viewCases(window));
test('the page keeps to its content security policy', () => {
  const refused = opened.workbench.complaints.filter((text) =>
    text.includes('Content Security Policy'),
  );
  // VS Code's own frame around the page is none of ours.
  expect(refused.filter((text) => !text.includes('webview/browser/pre'))).toEqual([]);
});
describe('nothing is lost', () => survivingCases(window));
