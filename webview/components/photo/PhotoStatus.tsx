import { texts } from '../../texts.ts';
import { visible } from '../../store/review.ts';
import { useApp, useSession } from '../context.ts';

/** Tells a screen reader which photograph is open now. */
export function PhotoStatus() {
  const { ui } = useApp();
  const { review } = useSession();
  const document = review.settled.value;
  return (
    <div class="visually-hidden" role="status">
      {document ? (
        <span key={document.id}>
          {texts.photo.canvas(document.id, visible(document, ui.showRejected.value).length)}
        </span>
      ) : null}
    </div>
  );
}
