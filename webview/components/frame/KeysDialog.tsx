import { keyGroups, type KeyEntry } from '../../keyboard/keymap.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../common/IconButton.tsx';
import { Key } from '../common/Key.tsx';
import { useApp } from '../context.ts';
import { Dialog } from './Dialog.tsx';

/** All keys, as the key map has them. */
export function KeysDialog() {
  const { keysShown } = useApp().ui;
  if (!keysShown.value) return null;
  const close = () => (keysShown.value = false);
  return (
    <Dialog label={texts.keys.title} onClose={close}>
      <header class="dialog-header">
        <h2>{texts.keys.title}</h2>
        <IconButton icon="close" label={texts.keys.close} onClick={close} />
      </header>
      <div class="keys-groups">
        {keyGroups.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl class="keys-list">{group.entries.map(renderEntry)}</dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function renderEntry({ text, shown, bindings }: KeyEntry) {
  const keys = shown ?? bindings.flatMap((binding) => binding.keys);
  return (
    <div key={text}>
      <dt>
        {keys.map((key) => (
          <Key key={key} name={key} />
        ))}
      </dt>
      <dd>{text}</dd>
    </div>
  );
}
