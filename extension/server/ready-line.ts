/**
 * Reads the one line of JSON that `serve --json` prints when it is ready.
 * Returns the port, or null for any other line: a library may print before the server does.
 */
export function parseReadyLine(line: string): number | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('port' in value)) return null;
  return typeof value.port === 'number' ? value.port : null;
}
