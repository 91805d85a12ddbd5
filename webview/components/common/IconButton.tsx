import { keyText } from '../../keyboard/key-text.ts';
import { Icon } from './Icon.tsx';

export interface IconButtonProps {
  icon: string;
  label: string;
  /** The key that does the same. */
  shortcut?: string;
  pressed?: boolean;
  disabled?: boolean;
  /** Whether what the button opens is open, and its id. */
  expanded?: boolean;
  controls?: string;
  /** Besides its own. */
  class?: string;
  onClick: () => void;
}

/** A small button with an icon only; its name is its tooltip. */
export function IconButton(props: IconButtonProps) {
  const { icon, label, shortcut, pressed, disabled, expanded, controls, onClick } = props;
  return (
    <button
      type="button"
      class={props.class ? `icon-button ${props.class}` : 'icon-button'}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-controls={expanded ? controls : undefined}
      title={shortcut ? `${label} (${keyText(shortcut)})` : label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
