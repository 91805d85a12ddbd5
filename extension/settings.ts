import * as vscode from 'vscode';
import type { ServerSettings } from './server/launch.ts';

const section = 'safari-sleuths';
const serverKeys = ['provider', 'detector', 'embedder', 'confidence'] as const;

/** The settings that the server takes when it starts. */
export function serverSettings(): ServerSettings {
  const settings = vscode.workspace.getConfiguration(section);
  return {
    provider: settings.get('provider', ''),
    detector: settings.get('detector', ''),
    embedder: settings.get('embedder', ''),
    confidence: settings.get<number | null>('confidence', null),
  };
}

/** Whether a change of settings is heard by the server only after a restart. */
export function changesServer(event: vscode.ConfigurationChangeEvent): boolean {
  return serverKeys.some((key) => event.affectsConfiguration(`${section}.${key}`));
}
