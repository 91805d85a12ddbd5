import type { Focus } from '../../server/contract/verbs.ts';

const typing = 'input:not([type=checkbox]):not([type=radio]), textarea, [contenteditable=true]';
const controls =
  'button, a[href], select, input, summary, [role=button], [role=tab], [role=option], [role=radio], [role=separator], vscode-button, vscode-single-select, vscode-checkbox';

/** Where a key event came from, seen through the shadow roots of web components. */
export function focusOf(path: readonly EventTarget[]): Focus {
  const elements = path.filter((target) => target instanceof Element);
  const within = (selector: string) => elements.some((element) => element.matches(selector));
  if (within(typing)) return 'typing';
  if (within('[data-keys=list]')) return 'list';
  return within(controls) ? 'control' : 'photo';
}

/** Whether the photograph itself has the focus, rather than nothing. */
export function isOnPhoto(path: readonly EventTarget[]): boolean {
  return path.some((target) => target instanceof Element && target.matches('[data-keys=photo]'));
}

/** Where the focus is now. A dialog has its keys to itself, like a text field. */
export function focusNow(document: Document): Focus {
  if (!document.hasFocus()) return 'away';
  if (document.querySelector('dialog[open]')) return 'typing';
  const path: Element[] = [];
  let within: Element | null = document.activeElement;
  while (within) {
    for (let at: Element | null = within; at; at = at.parentElement) path.push(at);
    within = within.shadowRoot?.activeElement ?? null;
  }
  return focusOf(path);
}
