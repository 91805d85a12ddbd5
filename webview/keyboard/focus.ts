import type { Focus } from './resolve.ts';

const typing = 'input:not([type=checkbox]):not([type=radio]), textarea, [contenteditable=true]';
const controls =
  'button, a[href], select, input, summary, [role=button], [role=tab], [role=option], [role=radio], [role=separator], vscode-single-select, vscode-checkbox';

/** Where a key event came from, seen through the shadow roots of web components. */
export function focusOf(event: Event): Focus {
  const path = event.composedPath().filter((target) => target instanceof Element);
  if (path.some((element) => element.matches(typing))) return 'typing';
  if (path.some((element) => element.matches('[data-keys=photo]'))) return 'photo';
  if (path.some((element) => element.matches('[data-keys=list]'))) return 'list';
  if (path.some((element) => element.matches(controls))) return 'control';
  return 'page';
}
