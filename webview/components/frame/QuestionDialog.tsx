import { goOn } from '../../store/go-on.ts';
import { texts } from '../../texts.ts';
import { useApp, useSession } from '../context.ts';
import { Dialog } from './Dialog.tsx';

const t = texts.questions;

/** Asks before something is taken away or left behind. */
export function QuestionDialog() {
  const app = useApp();
  const session = useSession();
  const question = app.ui.question.value;
  if (!question) return null;
  if (question.kind === 'leave') {
    return (
      <Ask
        question={t.leave(question.images)}
        detail={t.leaveDetail}
        yes={t.leaveYes}
        no={t.stay}
        onYes={() => void question.leave()}
      />
    );
  }
  return (
    <Ask
      question={t.markEmpty(question.boxes)}
      detail={t.markEmptyDetail}
      yes={t.yes}
      no={t.no}
      onYes={() => {
        session.review.decide({ verb: 'mark-empty' });
        void goOn(app, session);
      }}
    />
  );
}

interface AskProps {
  question: string;
  detail: string;
  yes: string;
  no: string;
  onYes: () => void;
}

function Ask({ question, detail, yes, no, onYes }: AskProps) {
  const { ui } = useApp();
  const close = () => (ui.question.value = null);
  return (
    <Dialog label={question} onClose={close}>
      <h2>{question}</h2>
      <p class="muted">{detail}</p>
      <div class="dialog-actions">
        <vscode-button secondary onClick={close}>
          {no}
        </vscode-button>
        <vscode-button
          onClick={() => {
            close();
            onYes();
          }}
        >
          {yes}
        </vscode-button>
      </div>
    </Dialog>
  );
}
