import { undoAction } from '../../store/undo.ts';
import { texts } from '../../texts.ts';
import { Dialog } from '../frame/Dialog.tsx';
import { IconButton } from '../common/IconButton.tsx';
import { useApp, useSession } from '../context.ts';
import { SurestPreview } from './SurestPreview.tsx';
import { SurestProgressView } from './SurestProgressView.tsx';
import { SurestThreshold } from './SurestThreshold.tsx';

const t = texts.board.surest;

/** Accepts every unnamed box that is sure enough, after a look at how many and which. */
export function SurestDialog() {
  const app = useApp();
  const session = useSession();
  const { surest, exploration } = session;
  if (!surest.shown.value) return null;
  const close = () => {
    const saved = surest.progress.peek()?.saved ?? 0;
    surest.close();
    if (saved > 0) app.ui.say(t.done(saved), undoAction(app, session));
    app.ui.releaseFocus();
  };
  const progress = surest.progress.value;
  const ranked = exploration.state.value?.rank;
  const chosen = surest.ticked.value.size;
  const canAccept = chosen > 0 && !surest.loading.value && ranked != null;
  return (
    <Dialog label={t.title} onClose={close}>
      <div class="surest">
        <header class="dialog-header">
          <h2>{t.title}</h2>
          <IconButton icon="close" label={t.close} onClick={close} />
        </header>
        {progress ? (
          <SurestProgressView progress={progress} onClose={close} />
        ) : (
          <>
            <p class="muted">{t.lead}</p>
            <SurestThreshold />
            <SurestPreview />
            <div class="dialog-actions">
              <vscode-button secondary onClick={close}>
                {t.cancel}
              </vscode-button>
              <vscode-button disabled={!canAccept} onClick={() => void surest.accept()}>
                {t.accept(chosen)}
              </vscode-button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
