import type { ImageStatus } from '../../../server/contract/image.ts';
import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';

const icons: Record<ImageStatus, string> = {
  unlabelled: 'circle-large-outline',
  labelled: 'pass-filled',
  empty: 'circle-slash',
  unreadable: 'error',
};

/** An image's status by shape and colour, and by name. */
export function StatusGlyph({ status }: { status: ImageStatus }) {
  return (
    <span class={`status-glyph status-${status}`} title={texts.status[status]}>
      <Icon name={icons[status]} />
      <span class="visually-hidden">{texts.status[status]}</span>
    </span>
  );
}
