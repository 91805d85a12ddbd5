import * as vscode from 'vscode';
import { changesServer } from '../settings.ts';
import type { ServerSupervisor } from './supervisor.ts';

const restart = 'Restart';
const showLog = 'Show Log';

/** Tells a person when the server was given up, and when a setting waits for a restart. */
export function serverNotices(
  supervisor: ServerSupervisor,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  async function offer(choice: Thenable<string | undefined>): Promise<void> {
    const chosen = await choice;
    if (chosen === restart) await supervisor.restart();
    if (chosen === showLog) log.show();
  }
  return vscode.Disposable.from(
    supervisor.onGivenUp((reason) => {
      const message = `Safari Sleuths’ server could not be kept running. ${reason}`;
      void offer(vscode.window.showErrorMessage(message, restart, showLog));
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!changesServer(event) || supervisor.pid === undefined) return;
      const message = 'The new setting counts once Safari Sleuths’ server is restarted.';
      void offer(vscode.window.showInformationMessage(message, restart));
    }),
  );
}
