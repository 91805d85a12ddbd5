import type { ReadonlySignal } from '@preact/signals';
import {
  verbs,
  type Focus,
  type Scene,
  type Verb,
  type VerbDefinition,
} from '../../server/contract/verbs.ts';
import type { OwnKeys } from '../transport/own-keys.ts';
import { nameOf, type KeyPress } from './key-press.ts';

export const verbNames = Object.keys(verbs) as Verb[];

/** Which key means which verb. */
export interface Keymap {
  /** Reads a signal: a component that shows it follows a change. */
  keysOf(verb: Verb): readonly string[];
  /** The first key of a verb, for a tooltip, `aria-keyshortcuts` or `<Key>`; '' when it has none. */
  keyOf(verb: Verb): string;
  /** The verb of a key press, or null: then the key does what it does anyway. */
  verbFor(press: KeyPress, scene: Scene, focus: Focus): Verb | null;
}

export function createKeymap(own: ReadonlySignal<OwnKeys>): Keymap {
  const keysOf = (verb: Verb) => own.value[verb] ?? verbs[verb].keys;
  return {
    keysOf,
    keyOf: (verb) => keysOf(verb)[0] ?? '',
    verbFor: (press, scene, focus) => {
      if (focus === 'typing' || focus === 'away') return null;
      const name = nameOf(press);
      // On a button or the like these press it.
      if (focus === 'control' && (name === 'Enter' || name === ' ')) return null;
      const means = (verb: Verb) => {
        const { scenes, photoOnly }: VerbDefinition = verbs[verb];
        return (
          scenes.includes(scene) && (!photoOnly || focus === 'photo') && keysOf(verb).includes(name)
        );
      };
      return verbNames.find(means) ?? null;
    },
  };
}
