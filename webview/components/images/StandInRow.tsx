import type { ErrorBody } from '../../../server/contract/errors.ts';
import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';

const place = (top: number) => ({ transform: `translateY(${top}px)` });

/** Stands for a row that is on its way. `top` in CSS pixels. */
export function BlankRow({ top }: { top: number }) {
  return <div class="image-row image-row-blank" style={place(top)} aria-hidden="true" />;
}

export interface FailedRowProps {
  top: number;
  error: ErrorBody;
  onRetry: () => void;
}

/** Stands for a row that could not be read. */
export function FailedRow({ top, error, onRetry }: FailedRowProps) {
  return (
    <div class="image-row image-row-failed" style={place(top)} title={error.message}>
      <Icon name="warning" />
      <span class="image-row-failed-text">{error.message}</span>
      <button type="button" class="link" onClick={onRetry}>
        {texts.errors.retry}
      </button>
    </div>
  );
}
