import { keyText } from '../../keyboard/key-text.ts';
import { Icon } from './Icon.tsx';

export interface IconButtonProps {
  icon: string;
  label: string;
  /** The key that does the same. */
  shortcut?: string;
  pressed?: boolean;
  disabled?: boolean;
  onClick: () => void;
}

/** A small button with an icon only; its name is its tooltip. */
export function IconButton({ icon, label, shortcut, pressed, disabled, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      aria-keyshortcuts={shortcut}
      aria-pressed={pressed}
      title={shortcut ? `${label} (${keyText(shortcut)})` : label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
