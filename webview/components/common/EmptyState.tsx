import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

export interface EmptyStateProps {
  icon: string;
  title: string;
  detail?: string;
  children?: ComponentChildren;
}

/** Says why there is nothing here, and what to do about it. */
export function EmptyState({ icon, title, detail, children }: EmptyStateProps) {
  return (
    <div class="empty-state">
      <Icon name={icon} />
      <p class="empty-state-title">{title}</p>
      {detail ? <p class="muted">{detail}</p> : null}
      {children}
    </div>
  );
}
