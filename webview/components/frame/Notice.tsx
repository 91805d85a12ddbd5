import { useApp } from '../context.ts';

/** A passing word, also for screen readers. */
export function Notice() {
  const notice = useApp().ui.notice.value;
  return (
    <div class="notice" role="status" data-shown={notice !== ''}>
      {notice}
    </div>
  );
}
