import { texts } from '../../texts.ts';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { Icon } from '../common/Icon.tsx';
import { useApp } from '../context.ts';
import { FolderForm } from './FolderForm.tsx';
import { RecentList } from './RecentList.tsx';

const t = texts.start;

/** What is there before a dataset is open: open one. */
export function Start() {
  const app = useApp();
  const error = app.error.value;
  const waiting = app.opening.value && !error;
  return (
    <main class="start" aria-busy={waiting}>
      <div class="start-card">
        <h2>{t.title}</h2>
        <p class="muted">{t.lead}</p>
        {app.transport.chooseFolder ? (
          <vscode-button onClick={() => void app.chooseFolder()} disabled={waiting}>
            <span slot="content-before">
              <Icon name="folder-opened" />
            </span>
            {t.choose}
          </vscode-button>
        ) : (
          <FolderForm waiting={waiting} />
        )}
        {waiting ? <vscode-progress-bar indeterminate aria-label={texts.images.loading} /> : null}
        {error ? (
          <div class="start-error" role="alert">
            <Icon name="error" />
            <div>
              <strong>{texts.errors.openFailed}</strong>
              <ErrorMessage error={error} />
              {error.code === 'unavailable' ? (
                <button type="button" class="link" onClick={() => void app.start()}>
                  {texts.errors.retry}
                </button>
              ) : null}
            </div>
          </div>
        ) : null}
        <RecentList />
        <h3>{t.layouts.title}</h3>
        <dl class="layouts">
          <dt>{t.layouts.yolo}</dt>
          <dd class="muted">{t.layouts.yoloDetail}</dd>
          <dt>{t.layouts.folder}</dt>
          <dd class="muted">{t.layouts.folderDetail}</dd>
          <dt>{t.layouts.crops}</dt>
          <dd class="muted">{t.layouts.cropsDetail}</dd>
        </dl>
      </div>
    </main>
  );
}
