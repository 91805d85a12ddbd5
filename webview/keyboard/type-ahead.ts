import type { Focus, Verb } from '../../server/contract/verbs.ts';
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
  /** The host was told where the focus is, by the context of this number. */
  shown(focus: Focus, number: number): void;
  /**
   * Whether the host asks for the verb because of a key that has been typed into the field.
   * @param heard the last context that the host had heard of: keys and contexts reach it in order
   */
  swallow(verb: Verb, heard: number): boolean;
}

export function createTypeAhead(): TypeAhead {
  let awaited: Verb | null = null;
  /** The awaited verb was carried out: its field is sure to come. */
  let sure = false;
  let text = '';
  let entered = false;
  /** Verbs of the keys taken, which the host hears as well and asks for in the same order. */
  let owed: Verb[] = [];
  /** The field is left again: from this context on, the host's verbs are meant. */
  let left = Infinity;
  /** The field that was awaited has the focus. */
  let typing = false;
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
    typing = false;
    left = Infinity;
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
      typing = true;
      return typed;
    },
    ran: (verb, fieldIsComing) => {
      if (verb !== awaited) return;
      if (fieldIsComing) sure = true;
      else giveUp();
    },
    giveUp,
    shown: (focus, number) => {
      if (!typing || focus === 'typing') return;
      typing = false;
      left = number;
    },
    swallow: (verb, heard) => {
      if (heard >= left) giveUp();
      const at = awaited === null || sure ? owed.indexOf(verb) : -1;
      if (at < 0) return false;
      owed = owed.slice(at + 1);
      return true;
    },
  };
}
