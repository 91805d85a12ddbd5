import type { ReadyPicture } from './store/pictures.ts';

/** Has a picture fetched and decoded by the browser, off the main thread. */
export async function decodePicture(url: string, signal: AbortSignal): Promise<ReadyPicture> {
  const source = new Image();
  source.decoding = 'async';
  const stop = () => source.removeAttribute('src');
  signal.addEventListener('abort', stop, { once: true });
  source.src = url;
  try {
    await source.decode();
  } finally {
    signal.removeEventListener('abort', stop);
  }
  return { url, width: source.naturalWidth, height: source.naturalHeight, source };
}
