import type { UnsavedImage } from '../../server/contract/messages.ts';
import type { UnsavedMemory } from '../transport/unsaved.ts';

/**
 * One memory for several who have unsaved decisions about the same images. What one writes takes
 * nothing of the others away; the edits of those who came first are first.
 */
export function shareUnsaved(memory: UnsavedMemory): { part: () => UnsavedMemory } {
  const parts: Map<string, UnsavedImage>[] = [];
  return {
    part: () => {
      const own = new Map<string, UnsavedImage>();
      parts.push(own);
      return {
        read: (collection) => memory.read(collection),
        write: (collection, image, unsaved) => {
          const key = `${collection}\n${image}`;
          if (unsaved) own.set(key, unsaved);
          else own.delete(key);
          const all = parts.flatMap((part) => part.get(key) ?? []);
          const [first] = all;
          const edits = all.flatMap((one) => one.edits);
          memory.write(collection, image, first ? { document: first.document, edits } : null);
        },
      };
    },
  };
}
