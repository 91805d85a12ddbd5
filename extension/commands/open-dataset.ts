import * as vscode from 'vscode';
import type { ReviewPanels } from '../panel/review-panels.ts';

/**
 * `Safari Sleuths: Open Dataset`.
 *
 * @param uri what was clicked in the explorer, a folder or a data.yaml; without it a dialog asks
 */
export async function openDataset(panels: ReviewPanels, uri?: vscode.Uri): Promise<void> {
  const chosen = uri ?? (await askForFolder());
  if (!chosen) return;
  if (chosen.scheme !== 'file') {
    void vscode.window.showErrorMessage(
      `${chosen.toString()} is not a folder on the machine that the extension runs on.`,
    );
    return;
  }
  panels.show(chosen.fsPath);
}

async function askForFolder(): Promise<vscode.Uri | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: 'Open Dataset',
      openLabel: 'Open Dataset',
      canSelectFiles: false,
      canSelectFolders: true,
      canSelectMany: false,
      defaultUri: vscode.workspace.workspaceFolders?.[0]?.uri,
    })) ?? [];
  return folder;
}
