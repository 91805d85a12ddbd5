import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { openDataset } from './commands/open-dataset.ts';
import { registerVerbs } from './commands/review-verbs.ts';
import { ReviewPanels } from './panel/review-panels.ts';
import { serverLaunch } from './server/launch.ts';
import { serverNotices } from './server/notices.ts';
import { Server } from './server/server.ts';
import { ServerSupervisor } from './server/supervisor.ts';
import { serverSettings } from './settings.ts';

let supervisor: ServerSupervisor | undefined;

/** Registers; nothing is started before it is asked for. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Safari Sleuths', { log: true });
  const kept = (supervisor = new ServerSupervisor(() => launch(context), log));
  const server = new Server(kept, log);
  const panels = new ReviewPanels(context, server, log);
  context.subscriptions.push(
    log,
    server,
    panels,
    serverNotices(kept, log),
    vscode.commands.registerCommand('safari-sleuths.openDataset', (uri?: vscode.Uri) =>
      openDataset(panels, uri),
    ),
    registerVerbs((verb) => panels.run(verb)),
    vscode.commands.registerCommand('safari-sleuths.restartServer', () => kept.restart()),
    vscode.commands.registerCommand('safari-sleuths.showLog', () => log.show()),
  );
}

/** Waits until the server is gone: VS Code gives its extensions a few seconds for that. */
export async function deactivate(): Promise<void> {
  await supervisor?.stop();
}

function launch(context: vscode.ExtensionContext) {
  return serverLaunch({
    node: process.execPath,
    cli: vscode.Uri.joinPath(context.extensionUri, 'dist', 'cli.js').fsPath,
    token: randomBytes(32).toString('base64url'),
    models: vscode.Uri.joinPath(context.globalStorageUri, 'models').fsPath,
    settings: serverSettings(),
    env: process.env,
  });
}
