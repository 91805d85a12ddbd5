import { retriesItself } from '../../store/retries-itself.ts';
import { texts } from '../../texts.ts';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { Icon } from '../common/Icon.tsx';
import { useApp, useSession } from '../context.ts';

const t = texts.saves;

/** Decisions about this photograph that are not on disk: why, and what the person can do. */
export function PhotoNotices() {
  const { ui } = useApp();
  const { review } = useSession();
  const image = review.image.value;
  const save = review.save.value;
  if (!image || !save) return null;
  const { trouble, failing, sending, waiting } = save;
  if (trouble?.kind === 'stale') {
    const what = [...new Set(trouble.edits.map(({ edit }) => t.verbs[edit.verb]))].join(', ');
    return (
      <div class="photo-notice photo-notice-stale" role="alert">
        <Icon name="git-compare" />
        <div class="photo-notice-text">
          <strong>{t.stale}</strong>
          <p>{t.staleDetail(what)}</p>
        </div>
        <div class="photo-notice-actions">
          <vscode-button onClick={() => (ui.conflictPutOff.value = null)}>
            {t.compare}
          </vscode-button>
        </div>
      </div>
    );
  }
  // While it is tried once more nothing changes on the screen.
  const error = trouble?.error ?? failing?.error;
  if (!error) return null;
  const edits = trouble?.edits.length ?? sending.length + waiting.length;
  return (
    <div class="photo-notice photo-notice-failed" role="alert">
      <Icon name="warning" />
      <div class="photo-notice-text">
        <strong>{t.failed}</strong>
        <ErrorMessage error={error} />
        <p class="muted">
          {t.failedDetail(edits)} {retriesItself(error.code) ? t.again : null}
        </p>
      </div>
      <div class="photo-notice-actions">
        <vscode-button onClick={() => review.saving.retry(image)}>{t.retry}</vscode-button>
        <vscode-button secondary onClick={() => review.saving.discard(image)}>
          {t.discard}
        </vscode-button>
      </div>
    </div>
  );
}
