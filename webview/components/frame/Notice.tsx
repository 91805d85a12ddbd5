import { useApp } from '../context.ts';

/** A passing word, also for screen readers, and what can be done about it. */
export function Notice() {
  const { ui } = useApp();
  const notice = ui.notice.value;
  const action = ui.noticeAction.value;
  return (
    <div class="notice" data-shown={notice !== ''}>
      <span role="status">{notice}</span>
      {notice !== '' && action ? (
        <button
          type="button"
          class="notice-action"
          onClick={() => {
            ui.say('');
            action.run();
            ui.releaseFocus();
          }}
        >
          {action.label}
        </button>
      ) : null}
    </div>
  );
}
