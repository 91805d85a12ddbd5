import { useState } from 'preact/hooks';
import type { Verb } from '../../../server/contract/verbs.ts';
import { collisions, without } from '../../keyboard/own-keys.ts';
import { topics } from '../../keyboard/topics.ts';
import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';
import { IconButton } from '../common/IconButton.tsx';
import { Key } from '../common/Key.tsx';
import { useApp } from '../context.ts';
import { Dialog } from './Dialog.tsx';
import { KeyButton } from './KeyButton.tsx';

const t = texts.keys;

/** All verbs with their keys, which can be changed here or, in an editor, in its own settings. */
export function KeysDialog() {
  const { ui, transport } = useApp();
  const [sought, setSought] = useState('');
  if (!ui.keysShown.value) return null;
  const close = () => (ui.keysShown.value = false);
  const words = sought.trim().toLowerCase();
  const shown = topics
    .map(({ topic, verbs }) => ({ topic, verbs: verbs.filter((verb) => fits(verb, words)) }))
    .filter(({ verbs }) => verbs.length > 0);
  const hostKeys = transport.hostKeys;
  const changed = Object.keys(ui.keys.value).length > 0;
  return (
    <Dialog label={t.title} onClose={close}>
      <header class="dialog-header keys-header">
        <h2>{t.title}</h2>
        <input
          class="text-input"
          type="search"
          aria-label={t.search}
          placeholder={t.search}
          value={sought}
          onInput={({ currentTarget }) => setSought(currentTarget.value)}
        />
        <IconButton icon="close" label={t.close} onClick={close} />
      </header>
      <p class="keys-hint muted">
        {hostKeys ? t.inEditor : t.inBrowser}
        {hostKeys ? (
          <vscode-button secondary onClick={() => hostKeys.open()}>
            {t.openSettings}
          </vscode-button>
        ) : null}
        {changed && !hostKeys ? (
          <vscode-button secondary onClick={() => (ui.keys.value = {})}>
            {t.resetAll}
          </vscode-button>
        ) : null}
      </p>
      <div class="keys-groups">
        {shown.map(({ topic, verbs }) => (
          <section key={topic}>
            <h3>{t.topics[topic]}</h3>
            <ul class="keys-list">
              {verbs.map((verb) => (
                <KeyRow key={verb} verb={verb} />
              ))}
            </ul>
          </section>
        ))}
        {shown.length === 0 ? <p class="muted">{t.nothingFound}</p> : null}
      </div>
      <h3>{t.fixed}</h3>
      <ul class="keys-list keys-fixed">
        {t.fixedKeys.map(({ keys, text }) => (
          <li key={text} class="keys-row">
            <span class="keys-row-keys">
              {keys.map((key) => (
                <Key key={key} name={key} />
              ))}
            </span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function KeyRow({ verb }: { verb: Verb }) {
  const { ui, keymap, transport } = useApp();
  const others = transport.hostKeys ? [] : collisions(keymap, verb);
  const changed = verb in ui.keys.value;
  return (
    <li class="keys-row">
      <span class="keys-row-keys">
        {transport.hostKeys ? (
          keymap.keysOf(verb).map((key) => <Key key={key} name={key} />)
        ) : (
          <KeyButton verb={verb} />
        )}
      </span>
      <span class="keys-row-text">
        {texts.verbs[verb]}
        {others.length > 0 ? (
          <span class="keys-collision">
            <Icon name="warning" />
            {t.collides(others.map((other) => texts.verbs[other]))}
          </span>
        ) : null}
      </span>
      {changed && !transport.hostKeys ? (
        <IconButton
          icon="discard"
          label={t.reset(texts.verbs[verb])}
          onClick={() => (ui.keys.value = without(ui.keys.peek(), verb))}
        />
      ) : null}
    </li>
  );
}

function fits(verb: Verb, words: string): boolean {
  const text = texts.verbs[verb].toLowerCase();
  return words.split(/\s+/).every((word) => text.includes(word));
}
