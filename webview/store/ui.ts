import { effect, signal, type Signal } from '@preact/signals';
import type { ErrorBody } from '../../server/contract/errors.ts';
import type { Scene } from '../../server/contract/verbs.ts';
import type { Memory, ThemeChoice } from '../transport/memory.ts';
import type { OwnKeys } from '../transport/own-keys.ts';
import { createHoldToggle, type HoldToggle } from './hold-toggle.ts';
import { createTone, type Tone } from './tone.ts';

/** The left column. `queue`: the filtered list of the present mode. */
export type Panel = 'queue' | 'problems';
export type Tool = 'select' | 'draw';
/** A field that a key asks to be focused; the field answers by taking the request. */
export type FocusRequest = 'individual' | 'species' | 'filter' | 'photo';
/** A question that needs an answer before something happens. */
export type Question =
  | { kind: 'mark-empty'; boxes: number }
  /** The dataset has decisions that are not saved. */
  | { kind: 'leave'; images: number; leave: () => Promise<void> }
  | null;

/** A button beside a passing word. */
export interface NoticeAction {
  label: string;
  run: () => void;
}

/** How the page looks at the moment; nothing of it is work. */
export interface Ui {
  theme: Signal<ThemeChoice>;
  /** Widths of the side columns in CSS pixels; null: nobody has chosen one. */
  leftWidth: Signal<number | null>;
  rightWidth: Signal<number | null>;
  /** Side of a crop on a board, in CSS pixels. */
  cropSize: Signal<number>;
  /** Keys that the person has chosen in place of a verb's own. */
  keys: Signal<OwnKeys>;
  /** What fills the page. */
  scene: Signal<Scene>;
  /** Where Escape leads back to from a photograph that was opened from elsewhere. */
  cameFrom: Signal<Scene | null>;
  panel: Signal<Panel>;
  tool: Signal<Tool>;
  showRejected: Signal<boolean>;
  /** The photograph without its boxes. */
  peek: HoldToggle;
  tone: Tone;
  keysShown: Signal<boolean>;
  question: Signal<Question>;
  focus: Signal<FocusRequest | null>;
  /** A passing word about what has just happened or could not. */
  notice: Signal<string>;
  say: (text: string, action?: NoticeAction) => void;
  /** What the passing word offers. */
  noticeAction: Signal<NoticeAction | null>;
  /** Something that did not work and that the person must know of; stays until it is put away. */
  failure: Signal<{ title: string; error: ErrorBody } | null>;
  /** The image and version whose two versions the person will look at later. */
  conflictPutOff: Signal<string | null>;
  /** After a button or field has done its work: keys are for the photograph again. */
  releaseFocus: () => void;
}

/** Width of a side column that leaves room for the photograph. */
export const columnLimits = { smallest: 200, largest: 640 };

export function createUi(memory: Memory): Ui {
  const remembered = memory.read();
  const notice = signal('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ui: Ui = {
    theme: signal(remembered.theme),
    leftWidth: signal(remembered.leftWidth),
    rightWidth: signal(remembered.rightWidth),
    cropSize: signal(remembered.cropSize),
    keys: signal(remembered.keys),
    scene: signal<Scene>('image'),
    cameFrom: signal<Scene | null>(null),
    panel: signal<Panel>('queue'),
    tool: signal<Tool>('select'),
    showRejected: signal(false),
    peek: createHoldToggle(),
    tone: createTone(),
    keysShown: signal(false),
    question: signal<Question>(null),
    focus: signal<FocusRequest | null>(null),
    notice,
    say: (text, action) => {
      notice.value = text;
      ui.noticeAction.value = action ?? null;
      clearTimeout(timer);
      if (text) timer = setTimeout(() => ui.say(''), action ? 10_000 : 4000);
    },
    noticeAction: signal<NoticeAction | null>(null),
    conflictPutOff: signal<string | null>(null),
    failure: signal<{ title: string; error: ErrorBody } | null>(null),
    releaseFocus: () => {
      if (ui.focus.peek() === null) ui.focus.value = 'photo';
    },
  };
  let first = true;
  effect(() => {
    const next = {
      theme: ui.theme.value,
      leftWidth: ui.leftWidth.value,
      rightWidth: ui.rightWidth.value,
      cropSize: ui.cropSize.value,
      keys: ui.keys.value,
    };
    if (!first) memory.write(next);
    first = false;
  });
  return ui;
}
