import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';
import { IconButton } from '../common/IconButton.tsx';
import { SessionContext, useApp } from '../context.ts';
import { SceneSwitch } from './SceneSwitch.tsx';
import { SaveStatus } from './SaveStatus.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import { UndoButtons } from './UndoButtons.tsx';

/** The dataset's name, how saving and the connection stand, and what concerns the whole page. */
export function TopBar() {
  const app = useApp();
  const collection = app.session.value?.collection.value;
  return (
    <header class="top-bar">
      {collection ? <h1 class="visually-hidden">{collection.name}</h1> : null}
      {collection ? (
        <button
          type="button"
          class="dataset-button"
          title={`${collection.path}\n${texts.top.switchDataset}`}
          onClick={() => void app.leave()}
        >
          <Icon name="folder-opened" />
          <span class="dataset-name">{collection.name}</span>
          <span class="dataset-path muted">{collection.path}</span>
        </button>
      ) : (
        <h1 class="app-name">{texts.appName}</h1>
      )}
      {app.session.value ? (
        <SessionContext.Provider value={app.session.value}>
          <SceneSwitch />
          <UndoButtons />
        </SessionContext.Provider>
      ) : null}
      <div class="top-bar-end">
        {app.session.value ? <SaveStatus /> : null}
        {app.transport.kind === 'browser' ? <ThemeSwitch /> : null}
        <IconButton
          icon="keyboard"
          label={texts.top.keys}
          shortcut={app.keymap.keyOf('keys')}
          onClick={() => (app.ui.keysShown.value = true)}
        />
      </div>
    </header>
  );
}
