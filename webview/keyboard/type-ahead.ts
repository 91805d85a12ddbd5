import type { Verb } from '../../server/contract/verbs.ts';
import type { KeyPress } from './key-press.ts';

/** Verbs that lead into a text field. */
const leading: readonly Verb[] = ['name', 'species', 'filter'];

/** How long a field may take to come, in milliseconds: a host's answer, an undo that is under way. */
const patience = 1500;

/** What was typed for a field before it had the focus. */
export interface TypedAhead {
  text: string;
  /** Enter was pressed after it. */
  entered: boolean;
}

/**
 * Keys between the one that asks for a text field and the moment when the field has the focus: on a
 * slow link, or while the field is not drawn yet. They are letters of what is typed, not verbs.
 */
export interface TypeAhead {
  /** A key was pressed whose verb may lead into a field. In a host, its own keys may differ. */
  expect(verb: Verb | null): void;
  /** Keeps a key for the field that is awaited; false: none is, or it is no key that writes. */
  take(press: KeyPress, verb: Verb | null): boolean;
  /** The field has the focus. @returns what to write into it; null: nothing */
  deliver(): TypedAhead | null;
  /** A verb was carried out. When it was the awaited one and leads into no field, none is awaited. */
  ran(verb: Verb, fieldIsComing: boolean): void;
  /** No field comes. */
  giveUp(): void;
  /** Whether the host asks for the verb because of a key that has been typed into the field. */
  swallow(verb: Verb): boolean;
}

export function createTypeAhead(): TypeAhead {
  let awaited: Verb | null = null;
  /** The awaited verb was carried out: its field is sure to come. */
  let sure = false;
  let text = '';
  let entered = false;
  /** Verbs of the keys taken, which the host hears as well and asks for in the same order. */
  let owed: Verb[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Verbs whose keys the person has bound to something else, as it seems. */
  const bound = new Set<Verb>();

  const reset = () => {
    clearTimeout(timer);
    awaited = null;
    sure = false;
    text = '';
    entered = false;
  };
  const giveUp = () => {
    reset();
    owed = [];
  };

  return {
    expect: (verb) => {
      if (verb === null || awaited !== null || !leading.includes(verb) || bound.has(verb)) return;
      giveUp();
      awaited = verb;
      timer = setTimeout(() => {
        bound.add(verb);
        giveUp();
      }, patience);
    },
    take: (press, verb) => {
      if (awaited === null || entered || press.ctrlKey || press.metaKey || press.altKey)
        return false;
      if (press.key === 'Enter') entered = true;
      else if (press.key === 'Backspace') text = [...text].slice(0, -1).join('');
      else if ([...press.key].length === 1) text += press.key;
      else return false;
      if (verb !== null) owed.push(verb);
      return true;
    },
    deliver: () => {
      if (awaited === null) return null;
      const typed = text === '' && !entered ? null : { text, entered };
      reset();
      // What the host has not asked for by then, it took for something else.
      timer = setTimeout(() => (owed = []), patience);
      return typed;
    },
    ran: (verb, fieldIsComing) => {
      if (verb !== awaited) return;
      if (fieldIsComing) sure = true;
      else giveUp();
    },
    giveUp,
    swallow: (verb) => {
      const at = awaited === null || sure ? owed.indexOf(verb) : -1;
      if (at < 0) return false;
      owed = owed.slice(at + 1);
      return true;
    },
  };
}
