import { texts } from '../../texts.ts';
import { useApp } from '../context.ts';

/** The first stop of the Tab key: past bars and lists, to what is worked on. Seen only with the focus. */
export function SkipLink() {
  const { ui } = useApp();
  const scene = ui.scene.value;
  if (scene !== 'image' && scene !== 'board') return null;
  return (
    <button type="button" class="skip-link" onClick={() => ui.releaseFocus()}>
      {texts.top.skipTo[scene]}
    </button>
  );
}
