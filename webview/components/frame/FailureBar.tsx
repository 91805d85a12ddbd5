import { texts } from '../../texts.ts';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { Icon } from '../common/Icon.tsx';
import { IconButton } from '../common/IconButton.tsx';
import { useApp } from '../context.ts';

/** Something that did not work, with its file and remedy; stays until it is put away. */
export function FailureBar() {
  const { ui } = useApp();
  const failure = ui.failure.value;
  if (!failure) return null;
  return (
    <div class="frame-bar frame-bar-failure" role="alert">
      <Icon name="error" />
      <div class="frame-bar-text">
        <strong>{failure.title}</strong>
        <ErrorMessage error={failure.error} />
      </div>
      <IconButton
        icon="close"
        label={texts.errors.putAway}
        onClick={() => {
          ui.failure.value = null;
          ui.releaseFocus();
        }}
      />
    </div>
  );
}
