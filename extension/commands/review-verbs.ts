import * as vscode from 'vscode';
import { verbs, type Verb } from '../../server/contract/verbs.ts';

const names = Object.keys(verbs) as Verb[];
const commandOf = (verb: Verb) => `safari-sleuths.review.${verb}`;

/** Argument of a command that is to do nothing. */
const awake = { wake: true };

/** Every verb of the review as a command, for the panel in front. */
export function registerVerbs(run: (verb: Verb) => void): vscode.Disposable {
  const commands = vscode.Disposable.from(
    ...names.map((verb) =>
      vscode.commands.registerCommand(commandOf(verb), (asked?: Partial<typeof awake>) => {
        if (!asked?.wake) run(verb);
      }),
    ),
  );
  void wake();
  return commands;
}

/**
 * Asks the window, not this host, for each command once. For a first one it looks for extensions to
 * activate before it passes the command on: one pressed between others would come after them, and a
 * letter typed into a field would come when the field is done.
 */
async function wake(): Promise<void> {
  const commands = names.map((verb) => ({ command: commandOf(verb), args: awake }));
  try {
    await vscode.commands.executeCommand('runCommands', { commands });
  } catch {
    // Without it a first key may come late, as it would have.
  }
}
