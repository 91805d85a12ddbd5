import { verbs, type Verb, type VerbDefinition } from '../../server/contract/verbs.ts';
import type { OwnKeys } from '../transport/own-keys.ts';
import type { Keymap } from './keymap.ts';
import { verbNames } from './keymap.ts';

/** Keys that a verb must not be given: they move the focus or end what is under way. */
const reserved = ['Tab', 'Shift+Tab', 'Escape', 'Shift', 'Control', 'Alt', 'Meta', 'Dead'];

/** Whether a key press, by its name, can be a verb's key. */
export function isFree(key: string): boolean {
  return !reserved.includes(
    key.replace(/^(Mod\+|Alt\+|Shift\+)*(?=(Shift|Control|Alt|Meta)$)/, ''),
  );
}

/** The one key of a verb; as its own key it is not noted. */
export function withKey(own: OwnKeys, verb: Verb, key: string): OwnKeys {
  const { keys }: VerbDefinition = verbs[verb];
  return keys.length === 1 && keys[0] === key ? without(own, verb) : { ...own, [verb]: [key] };
}

/** The verb has its own keys again. */
export function without(own: OwnKeys, verb: Verb): OwnKeys {
  return Object.fromEntries(Object.entries(own).filter(([name]) => name !== verb));
}

/** Verbs that have one of this verb's keys, too, where both mean something: only one of them hears it. */
export function collisions(keymap: Keymap, verb: Verb): Verb[] {
  const { scenes, photoOnly }: VerbDefinition = verbs[verb];
  const keys = keymap.keysOf(verb);
  return verbNames.filter((other) => {
    const definition: VerbDefinition = verbs[other];
    return (
      other !== verb &&
      definition.photoOnly === photoOnly &&
      definition.scenes.some((scene) => scenes.includes(scene)) &&
      keymap.keysOf(other).some((key) => keys.includes(key))
    );
  });
}
