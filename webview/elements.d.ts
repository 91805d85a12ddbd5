// The web components of @vscode-elements as JSX tags, with the properties that this app sets.
import type { HTMLAttributes } from 'preact';

type Tag<Properties> = HTMLAttributes<HTMLElement> & Properties;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'vscode-button': Tag<{ secondary?: boolean; disabled?: boolean; block?: boolean }>;
      'vscode-checkbox': Tag<{ checked?: boolean; label?: string; disabled?: boolean }>;
      'vscode-progress-bar': Tag<{ value?: number; max?: number; indeterminate?: boolean }>;
      'vscode-progress-ring': Tag<object>;
      'vscode-badge': Tag<{ variant?: 'default' | 'counter' | 'tab-header-counter' }>;
    }
  }
}
