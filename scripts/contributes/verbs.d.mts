import type { VerbDefinition } from '../../server/contract/verbs.ts';

interface Contribution {
  command: string;
  title?: string;
  key?: string;
  mac?: string;
  when?: string;
}

export interface Manifest {
  contributes: {
    commands: Contribution[];
    keybindings?: Contribution[];
    menus: Record<string, Contribution[]>;
  };
}

export function withVerbs<M extends Manifest>(
  manifest: M,
  verbs: Readonly<Record<string, VerbDefinition>>,
): M & { contributes: { keybindings: Contribution[] } };

export function withVerbTitles(
  titles: Readonly<Record<string, string>>,
  verbTexts: Readonly<Record<string, string>>,
): Record<string, string>;
