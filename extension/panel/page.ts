import { contentSecurityPolicy } from './content-security-policy.ts';

export interface PageOptions {
  /** The browser's page, `dist/webview/index.html`, as built. */
  html: string;
  /** A file beside the page, by relative path, as a URL that the webview may load. */
  resourceUrl: (file: string) => string;
  /** `webview.cspSource` */
  source: string;
  nonce: string;
}

const assetUrl = /\b(src|href)="(?![a-z][a-z0-9+.-]*:|#)(?:\.?\/)?([^"]+)"/gi;

/**
 * The browser's page for a panel: the same elements, with addresses that the webview may load, a
 * content security policy, and a nonce on each script. One page, so that the two cannot diverge.
 */
export function panelPage({ html, resourceUrl, source, nonce }: PageOptions): string {
  const policy = contentSecurityPolicy(source, nonce);
  return html
    .replace(assetUrl, (_, name: string, file: string) => `${name}="${resourceUrl(file)}"`)
    .replace(/<script\b/gi, `<script nonce="${nonce}"`)
    .replace(
      /<head\b[^>]*>/i,
      (head) => `${head}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    );
}
