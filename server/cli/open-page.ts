import open from 'open';

/** Whether somebody sits before this machine. */
const hasDesktop = (): boolean =>
  process.stdout.isTTY &&
  !process.env.CI &&
  !process.env.SSH_CONNECTION &&
  (process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY));

/** Shows the page where there is a desktop; the address is printed either way. */
export async function openPage(url: string): Promise<void> {
  if (hasDesktop()) await open(url).catch(() => undefined);
}
