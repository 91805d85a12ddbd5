import type { UnsavedImage } from '../../server/contract/messages.ts';
import type { UnsavedMemory } from '../../webview/transport/unsaved.ts';

/** What outlives the page, in memory. */
export function fakeUnsaved() {
  const kept = new Map<string, UnsavedImage>();
  const memory: UnsavedMemory = {
    read: () => Promise.resolve([...kept.values()]),
    write: (_, image, unsaved) => void (unsaved ? kept.set(image, unsaved) : kept.delete(image)),
  };
  return { ...memory, kept };
}
