import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../context.ts';

export interface DialogProps {
  label: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** A modal dialog; Escape and a click beside it close it, and the focus goes back. */
export function Dialog({ label, onClose, children }: DialogProps) {
  const { ui } = useApp();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    element.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before !== document.body) before.focus();
      else ui.releaseFocus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      class="dialog"
      aria-label={label}
      onClose={onClose}
      onClick={(event) => event.target === element.current && onClose()}
    >
      {children}
    </dialog>
  );
}
