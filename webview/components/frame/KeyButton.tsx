import { useState } from 'preact/hooks';
import type { Verb } from '../../../server/contract/verbs.ts';
import { nameOf } from '../../keyboard/key-press.ts';
import { isFree, withKey } from '../../keyboard/own-keys.ts';
import { texts } from '../../texts.ts';
import { Key } from '../common/Key.tsx';
import { useApp } from '../context.ts';

const t = texts.keys;

/** The keys of a verb; a click, and the next key pressed is its key. */
export function KeyButton({ verb }: { verb: Verb }) {
  const { ui, keymap } = useApp();
  const [waiting, setWaiting] = useState(false);
  const keys = keymap.keysOf(verb);

  const press = (event: KeyboardEvent) => {
    if (!waiting) return;
    const key = nameOf(event);
    if (event.key === 'Tab') {
      setWaiting(false);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (event.key !== 'Escape' && !isFree(key)) return;
    setWaiting(false);
    if (event.key !== 'Escape') ui.keys.value = withKey(ui.keys.peek(), verb, key);
  };

  return (
    <button
      type="button"
      class="key-button"
      aria-label={waiting ? t.press : t.change(texts.verbs[verb], keys)}
      title={t.change(texts.verbs[verb], keys)}
      onClick={() => setWaiting(true)}
      onKeyDown={press}
      onBlur={() => setWaiting(false)}
    >
      {waiting ? t.press : null}
      {waiting ? null : keys.map((key) => <Key key={key} name={key} />)}
      {!waiting && keys.length === 0 ? t.none : null}
    </button>
  );
}
