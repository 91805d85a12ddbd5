import { goOn } from '../../store/go-on.ts';
import { texts } from '../../texts.ts';
import { useApp, useSession } from '../context.ts';
import { Dialog } from './Dialog.tsx';

const t = texts.questions;

/** Asks before something that takes accepted boxes away. */
export function QuestionDialog() {
  const app = useApp();
  const session = useSession();
  const question = app.ui.question.value;
  if (!question) return null;
  const close = () => (app.ui.question.value = null);
  const confirm = () => {
    close();
    session.review.decide({ verb: 'mark-empty' });
    void goOn(app, session);
  };
  return (
    <Dialog label={t.markEmpty(question.boxes)} onClose={close}>
      <h2>{t.markEmpty(question.boxes)}</h2>
      <p class="muted">{t.markEmptyDetail}</p>
      <div class="dialog-actions">
        <vscode-button secondary onClick={close}>
          {t.no}
        </vscode-button>
        <vscode-button onClick={confirm}>{t.yes}</vscode-button>
      </div>
    </Dialog>
  );
}
