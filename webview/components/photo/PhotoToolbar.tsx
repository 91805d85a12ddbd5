import type { Verb } from '../../../server/contract/verbs.ts';
import { keyText } from '../../keyboard/key-text.ts';
import { runVerb } from '../../keyboard/run-verb.ts';
import type { PhotoView } from '../../store/photo-view.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../common/IconButton.tsx';
import { PathTail } from '../common/PathTail.tsx';
import { useApp, useSession } from '../context.ts';
import { ToneControl } from './ToneControl.tsx';

const t = texts.photo;

/** Which photograph it is, how large it is shown, and what can be done with it as a whole. */
export function PhotoToolbar({ view }: { view: PhotoView }) {
  const { ui } = useApp();
  const { review } = useSession();
  const document = review.settled.value;
  const size = review.size.value;
  const usable = document !== null && document.status !== 'unreadable';
  const rejected = document?.counts.rejected ?? 0;
  return (
    <div class="photo-toolbar" role="toolbar" aria-label={texts.columns.photo}>
      <Tool verb="previous-image" icon="chevron-left" label={t.previous} />
      <Tool verb="next-image" icon="chevron-right" label={t.next} />
      <span class="photo-title" title={document?.id}>
        <PathTail name="photo-path" text={document?.id.split('/').at(-1) ?? ''} />
        <span class="photo-facts muted">
          {document?.takenAt ? <span>{t.takenAt(document.takenAt)}</span> : null}
          {size ? <span>{t.pixels(size.width, size.height)}</span> : null}
        </span>
      </span>
      {rejected > 0 ? (
        <Tool
          verb="show-rejected"
          icon="trash"
          label={t.showRejected(rejected)}
          pressed={ui.showRejected.value}
        />
      ) : null}
      <Tool verb="mark-empty" icon="circle-slash" label={t.markEmpty} disabled={!usable} />
      <Tool
        verb="draw"
        icon="add"
        label={t.draw}
        pressed={ui.tool.value === 'draw'}
        disabled={!usable}
      />
      <span class="toolbar-divider" />
      <Tool
        verb="peek"
        icon={ui.peek.on.value ? 'eye-closed' : 'eye'}
        label={t.peek}
        pressed={ui.peek.on.value}
        disabled={!usable}
      />
      <ToneControl />
      <span class="toolbar-divider" />
      <ZoomTools view={view} disabled={!usable} />
    </div>
  );
}

interface ToolProps {
  verb: Verb;
  icon: string;
  label: string;
  pressed?: boolean;
  disabled?: boolean;
}

function Tool({ verb, ...button }: ToolProps) {
  const app = useApp();
  const use = () => {
    runVerb(app, verb, null);
    // A button has no key that comes up.
    if (verb === 'peek') app.ui.peek.release();
  };
  return <IconButton {...button} shortcut={app.keymap.keyOf(verb)} onClick={use} />;
}

function ZoomTools({ view, disabled }: { view: PhotoView; disabled: boolean }) {
  const { keymap } = useApp();
  return (
    <>
      <IconButton
        class="zoom-step"
        icon="zoom-out"
        label={t.zoomOut}
        shortcut={keymap.keyOf('zoom-out')}
        disabled={disabled}
        onClick={() => view.glide(0.8)}
      />
      <button
        type="button"
        class="zoom-level"
        title={`${t.actualSize} (${keyText(keymap.keyOf('actual-size'))})`}
        disabled={disabled}
        onClick={() => view.actualSize(devicePixelRatio)}
      >
        {t.zoom(view.view.value.scale * devicePixelRatio)}
      </button>
      <IconButton
        class="zoom-step"
        icon="zoom-in"
        label={t.zoomIn}
        shortcut={keymap.keyOf('zoom-in')}
        disabled={disabled}
        onClick={() => view.glide(1.25)}
      />
      <IconButton
        icon="screen-full"
        label={t.fit}
        shortcut={keymap.keyOf('fit')}
        disabled={disabled}
        onClick={() => view.fit()}
      />
    </>
  );
}
