/** A codicon (https://microsoft.github.io/vscode-codicons). It says nothing: names stand beside it. */
export function Icon({ name, spin = false }: { name: string; spin?: boolean }) {
  const spinning = spin ? ' codicon-modifier-spin' : '';
  return <span class={`codicon codicon-${name}${spinning}`} aria-hidden="true" />;
}
