import * as vscode from 'vscode';
import { verbs, type Verb } from '../../server/contract/verbs.ts';

/** Every verb of the review as a command, for the panel in front. */
export function registerVerbs(run: (verb: Verb) => void): vscode.Disposable {
  const names = Object.keys(verbs) as Verb[];
  return vscode.Disposable.from(
    ...names.map((verb) =>
      vscode.commands.registerCommand(`safari-sleuths.review.${verb}`, () => run(verb)),
    ),
  );
}
