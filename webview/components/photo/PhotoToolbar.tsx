import { keyText } from '../../keyboard/key-text.ts';
import { runVerb } from '../../keyboard/run-verb.ts';
import { stepImage } from '../../store/go-on.ts';
import type { PhotoView } from '../../store/photo-view.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../common/IconButton.tsx';
import { PathTail } from '../common/PathTail.tsx';
import { useApp, useSession } from '../context.ts';

const t = texts.photo;

/** Which photograph it is, how large it is shown, and what can be done with it as a whole. */
export function PhotoToolbar({ view }: { view: PhotoView }) {
  const app = useApp();
  const session = useSession();
  const { tool, showRejected } = app.ui;
  const document = session.review.document.value;
  const size = session.review.size.value;
  const usable = document !== null && document.status !== 'unreadable';
  const rejected = document?.counts.rejected ?? 0;
  return (
    <div class="photo-toolbar" role="toolbar" aria-label={texts.columns.photo}>
      <IconButton
        icon="chevron-left"
        label={t.previous}
        shortcut={app.keymap.keyOf('previous-image')}
        onClick={() => void stepImage(app, session, -1)}
      />
      <IconButton
        icon="chevron-right"
        label={t.next}
        shortcut={app.keymap.keyOf('next-image')}
        onClick={() => void stepImage(app, session, 1)}
      />
      <span class="photo-title" title={document?.id}>
        <PathTail name="photo-path" text={document?.id.split('/').at(-1) ?? ''} />
        <span class="photo-facts muted">
          {document?.takenAt ? <span>{t.takenAt(document.takenAt)}</span> : null}
          {size ? <span>{t.pixels(size.width, size.height)}</span> : null}
        </span>
      </span>
      {rejected > 0 ? (
        <IconButton
          icon={showRejected.value ? 'eye' : 'eye-closed'}
          label={t.showRejected(rejected)}
          shortcut={app.keymap.keyOf('toggle-rejected')}
          pressed={showRejected.value}
          onClick={() => (showRejected.value = !showRejected.value)}
        />
      ) : null}
      <IconButton
        icon="circle-slash"
        label={t.markEmpty}
        shortcut={app.keymap.keyOf('mark-empty')}
        disabled={!usable}
        onClick={() => runVerb(app, 'mark-empty', null)}
      />
      <IconButton
        icon="add"
        label={t.draw}
        shortcut={app.keymap.keyOf('draw')}
        pressed={tool.value === 'draw'}
        disabled={!usable}
        onClick={() => runVerb(app, 'draw', null)}
      />
      <span class="toolbar-divider" />
      <IconButton
        icon="zoom-out"
        label={t.zoomOut}
        shortcut={app.keymap.keyOf('zoom-out')}
        disabled={!usable}
        onClick={() => view.zoom(0.8)}
      />
      <button
        type="button"
        class="zoom-level"
        title={`${t.actualSize} (${keyText(app.keymap.keyOf('actual-size'))})`}
        disabled={!usable}
        onClick={() => view.actualSize(devicePixelRatio)}
      >
        {t.zoom(view.view.value.scale * devicePixelRatio)}
      </button>
      <IconButton
        icon="zoom-in"
        label={t.zoomIn}
        shortcut={app.keymap.keyOf('zoom-in')}
        disabled={!usable}
        onClick={() => view.zoom(1.25)}
      />
      <IconButton
        icon="screen-full"
        label={t.fit}
        shortcut={app.keymap.keyOf('fit')}
        disabled={!usable}
        onClick={() => view.fit()}
      />
    </div>
  );
}
