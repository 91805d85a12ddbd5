/**
 * Path of a Chromium or Chrome; installs Debian's as root where there is none.
 * Rejects with what to do when there is none.
 */
export function chromium(): Promise<string>;
