/**
 * What the page in a panel may load: files that VS Code serves from the panel's own folders, and
 * scripts that carry this panel's nonce. Nothing from the network: its words travel as messages.
 *
 * @param source `webview.cspSource`
 */
export function contentSecurityPolicy(source: string, nonce: string): string {
  const allowed: Record<string, string> = {
    'default-src': "'none'",
    'img-src': `${source} data:`,
    'font-src': source,
    'style-src': source,
    'script-src': `'nonce-${nonce}' ${source}`,
    'worker-src': "'none'",
    'form-action': "'none'",
    'base-uri': "'none'",
  };
  return Object.entries(allowed)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}
