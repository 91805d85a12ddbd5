import type { Verb } from '../../../server/contract/verbs.ts';
import { runVerb } from '../../keyboard/run-verb.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../common/IconButton.tsx';
import { PathTail } from '../common/PathTail.tsx';
import { useApp, useSession } from '../context.ts';
import { ToneControl } from '../photo/ToneControl.tsx';

const t = texts.compare;

/** How the two pictures are shown, and the way back. */
export function CompareToolbar({ onZoom }: { onZoom: (factor: number) => void }) {
  const app = useApp();
  const { review, compare } = useSession();
  const { keymap } = app;
  const tool = (verb: Verb, icon: string, label: string, pressed?: boolean) => (
    <IconButton
      icon={icon}
      label={label}
      shortcut={keymap.keyOf(verb)}
      pressed={pressed}
      onClick={() => runVerb(app, verb, null)}
    />
  );
  return (
    <div class="photo-toolbar" role="toolbar" aria-label={texts.columns.compare}>
      {tool('cancel', 'arrow-left', t.back)}
      <span class="photo-title" title={review.image.value ?? undefined}>
        <PathTail name="photo-path" text={review.image.value?.split('/').at(-1) ?? ''} />
      </span>
      {tool('same-viewpoint', 'filter', t.sameViewpoint, compare.sameViewpoint.value)}
      {tool('flip', 'arrow-swap', t.flip, compare.flipped.value)}
      <IconButton
        icon="link"
        label={t.link}
        pressed={compare.linked.value}
        onClick={() => compare.toggleLinked()}
      />
      <ToneControl />
      <span class="toolbar-divider" />
      <IconButton
        icon="zoom-out"
        label={texts.photo.zoomOut}
        shortcut={keymap.keyOf('zoom-out')}
        onClick={() => onZoom(0.8)}
      />
      <IconButton
        icon="zoom-in"
        label={texts.photo.zoomIn}
        shortcut={keymap.keyOf('zoom-in')}
        onClick={() => onZoom(1.25)}
      />
      <IconButton
        icon="screen-full"
        label={t.fit}
        shortcut={keymap.keyOf('fit')}
        onClick={() => compare.fit()}
      />
    </div>
  );
}
