import type { SurestProgress } from '../../store/board/surest.ts';
import { texts } from '../../texts.ts';
import { PathTail } from '../common/PathTail.tsx';
import { useApp, useSession } from '../context.ts';

const t = texts.board.surest;
const refusedAtMost = 50;

/** How far accepting is, what came of it, and what was refused. */
export function SurestProgressView(props: { progress: SurestProgress; onClose: () => void }) {
  const app = useApp();
  const { surest } = useSession();
  const { total, saved, refused, done } = props.progress;
  const open = (image: string) => {
    props.onClose();
    void app.showImage(image);
  };
  return (
    <>
      {done ? (
        <p role="status">{t.done(saved)}</p>
      ) : (
        <>
          <p role="status">{t.sending(saved, total)}</p>
          <vscode-progress-bar aria-label={t.title} value={saved} max={Math.max(1, total)} />
        </>
      )}
      {refused.length > 0 ? (
        <section class="surest-refused" role="alert">
          <h3>{t.refused(refused.length)}</h3>
          <ul>
            {refused.slice(0, refusedAtMost).map(({ image, error }) => (
              <li key={image}>
                <button type="button" class="link" onClick={() => open(image)}>
                  <PathTail text={image} name="mono" />
                </button>
                <span class="muted">{error.message}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div class="dialog-actions">
        {done ? (
          <vscode-button onClick={props.onClose}>{t.close}</vscode-button>
        ) : (
          <vscode-button secondary onClick={() => surest.cancel()}>
            {t.stop}
          </vscode-button>
        )}
      </div>
    </>
  );
}
