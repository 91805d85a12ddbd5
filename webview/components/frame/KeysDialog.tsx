import { topics } from '../../keyboard/topics.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../common/IconButton.tsx';
import { Key } from '../common/Key.tsx';
import { useApp } from '../context.ts';
import { Dialog } from './Dialog.tsx';

/** All verbs with their keys. */
export function KeysDialog() {
  const { ui, keymap } = useApp();
  const { keysShown } = ui;
  if (!keysShown.value) return null;
  const close = () => (keysShown.value = false);
  return (
    <Dialog label={texts.keys.title} onClose={close}>
      <header class="dialog-header">
        <h2>{texts.keys.title}</h2>
        <IconButton icon="close" label={texts.keys.close} onClick={close} />
      </header>
      <div class="keys-groups">
        {topics.map(({ topic, verbs }) => (
          <section key={topic}>
            <h3>{texts.keys.topics[topic]}</h3>
            <dl class="keys-list">
              {verbs.map((verb) => (
                <div key={verb}>
                  <dt>
                    {keymap.keysOf(verb).map((key) => (
                      <Key key={key} name={key} />
                    ))}
                  </dt>
                  <dd>{texts.verbs[verb]}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
