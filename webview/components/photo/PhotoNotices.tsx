import { texts } from '../../texts.ts';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { Icon } from '../common/Icon.tsx';
import { useSession } from '../context.ts';

const t = texts.saves;

/** Decisions about this photograph that are not on disk: why, and what the person can do. */
export function PhotoNotices() {
  const { review } = useSession();
  const image = review.image.value;
  const trouble = review.save.value?.trouble;
  if (!image || !trouble) return null;
  const stale = trouble.kind === 'stale';
  const what = [...new Set(trouble.edits.map(({ edit }) => t.verbs[edit.verb]))].join(', ');
  return (
    <div class={`photo-notice photo-notice-${trouble.kind}`} role="alert">
      <Icon name={stale ? 'git-compare' : 'warning'} />
      <div class="photo-notice-text">
        <strong>{stale ? t.stale : t.failed}</strong>
        {stale ? (
          <p>{t.staleDetail(what)}</p>
        ) : (
          <>
            <ErrorMessage error={trouble.error} />
            <p class="muted">{t.failedDetail(trouble.edits.length)}</p>
          </>
        )}
      </div>
      <div class="photo-notice-actions">
        <vscode-button onClick={() => review.saving.retry(image)}>
          {stale ? t.redo : t.retry}
        </vscode-button>
        <vscode-button secondary onClick={() => review.saving.discard(image)}>
          {stale ? t.keepTheirs : t.discard}
        </vscode-button>
      </div>
    </div>
  );
}
