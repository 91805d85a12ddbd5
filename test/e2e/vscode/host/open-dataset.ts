import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';

const extensionId = 'safari-sleuths.safari-sleuths';

/** A picture of one pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function makeDataset(folder: string): Promise<void> {
  const images = path.join(folder, 'images', 'train');
  await mkdir(images, { recursive: true });
  await writeFile(path.join(images, 'one.png'), png);
  await writeFile(path.join(folder, 'data.yaml'), 'train: images/train\nnames: [giraffe]\n');
}

function reviewTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('safari-sleuths.review'),
    );
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!condition() && Date.now() < deadline) await delay(50);
}

/** What the extension promises to VS Code, asked in the extension host itself. */
export function openDatasetTests(): void {
  suite('Open Dataset', () => {
    let root = '';
    const open = (...parts: string[]) =>
      vscode.commands.executeCommand(
        'safari-sleuths.openDataset',
        vscode.Uri.file(path.join(root, ...parts)),
      );

    suiteSetup(async () => {
      root = await mkdtemp(path.join(os.tmpdir(), 'sleuths-host-'));
      await makeDataset(path.join(root, 'savanna'));
      await makeDataset(path.join(root, 'forest #2'));
    });

    teardown(() => vscode.window.tabGroups.close(reviewTabs()));

    suiteTeardown(() => rm(root, { recursive: true, force: true }));

    test('the commands that the manifest lists exist once the extension is active', async () => {
      const extension = vscode.extensions.getExtension(extensionId);
      assert.ok(extension);
      await extension.activate();
      const manifest = extension.packageJSON as {
        contributes: { commands: { command: string }[] };
      };
      const commands = new Set(await vscode.commands.getCommands());
      for (const { command } of manifest.contributes.commands) assert.ok(commands.has(command));
    });

    test('a dataset has one panel, however often it is opened', async () => {
      await open('savanna');
      await open('forest #2');
      await open('savanna');
      await until(() => reviewTabs().length === 2 && (reviewTabs()[0]?.isActive ?? false));
      assert.deepEqual(
        reviewTabs().map((tab) => tab.label),
        ['savanna', 'forest #2'],
      );
      assert.ok(reviewTabs()[0]?.isActive, 'the one that was opened again is in front');
    });

    test('a data.yaml opens the dataset that it describes', async () => {
      await open('savanna', 'data.yaml');
      await until(() => reviewTabs()[0]?.label === 'savanna');
      assert.equal(reviewTabs()[0]?.label, 'savanna');
    });

    test('a closed panel can be opened again', async () => {
      await open('savanna');
      await vscode.window.tabGroups.close(reviewTabs());
      assert.equal(reviewTabs().length, 0);
      await open('savanna');
      await until(() => reviewTabs().length === 1);
      assert.equal(reviewTabs().length, 1);
    });

    test('what is not on this machine opens nothing', async () => {
      const uri = vscode.Uri.parse('untitled:elsewhere');
      await vscode.commands.executeCommand('safari-sleuths.openDataset', uri);
      assert.equal(reviewTabs().length, 0);
    });
  });
}
