import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';
import { useApp } from '../context.ts';

/** Whether every decision is on disk; leads to the photograph where one is not. */
export function SaveStatus() {
  const app = useApp();
  const review = app.session.value?.review;
  if (!review) return null;
  const unsaved = review.unsaved.value;
  if (unsaved.length > 0) {
    return (
      <button
        type="button"
        class="save-status save-status-failed"
        title={texts.top.showUnsaved}
        onClick={() => void app.openImage(unsaved[0] ?? null)}
      >
        <Icon name="warning" />
        {texts.top.unsaved(unsaved.length)}
      </button>
    );
  }
  return (
    <span class="save-status muted" role="status">
      <Icon name={review.busy.value ? 'sync' : 'check'} spin={review.busy.value} />
      {review.busy.value ? texts.top.saving : texts.top.saved}
    </span>
  );
}
