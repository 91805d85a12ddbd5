import { showMode } from '../../store/mode.ts';
import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';
import { useApp } from '../context.ts';

/** Whether every decision is on disk; leads to where one is not. */
export function SaveStatus() {
  const app = useApp();
  const session = app.session.value;
  if (!session) return null;
  const { review, board } = session;
  const { saving } = board.tiles;
  const unsaved = review.unsaved.value;
  const refused = [...saving.troubles.value.keys()].filter((image) => !unsaved.includes(image));
  const show = () => {
    const [image] = unsaved;
    if (image !== undefined) void app.showImage(image);
    // The board tells what was refused, and why.
    else showMode(app, session, board.group.peek()?.mode ?? session.mode.peek());
  };
  const busy = review.busy.value || saving.busy.value;
  const failed = unsaved.length + refused.length;
  return (
    <>
      {/* That all is saved is seen; only that it is not is said. */}
      <span role="status">
        {failed > 0 ? (
          <button
            type="button"
            class="save-status save-status-failed"
            title={unsaved.length > 0 ? texts.top.showUnsaved : texts.top.showRefused}
            onClick={show}
          >
            <Icon name="warning" />
            {texts.top.unsaved(failed)}
          </button>
        ) : null}
      </span>
      {failed > 0 ? null : (
        <span class="save-status muted">
          <Icon name={busy ? 'sync' : 'check'} spin={busy} />
          {busy ? texts.top.saving : texts.top.saved}
        </span>
      )}
    </>
  );
}
