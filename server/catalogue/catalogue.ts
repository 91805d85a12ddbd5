import { CatalogueThread } from './catalogue-thread.ts';
import { slowOperations, type CatalogueOperations, type OperationName } from './operations.ts';

/**
 * What is known of a dataset's images, boxes, detections and problems, in one SQLite file that can be
 * computed again at any time. It makes lists of a million images filterable and pageable without
 * holding them in memory. It runs in a thread of its own, with a second one for what looks at all rows.
 */
export type Catalogue = CatalogueOperations & { close(): Promise<void> };

/**
 * Opens, or makes, the catalogue in `file`.
 * @throws when the file cannot be written or is no database.
 */
export async function openCatalogue(file: string): Promise<Catalogue> {
  const quick = new CatalogueThread(file);
  let slow: CatalogueThread | null = null;
  const threadOf = (name: OperationName) =>
    slowOperations.has(name) ? (slow ??= new CatalogueThread(file)) : quick;
  const close = async () => {
    await Promise.all([quick.close(), slow?.close()]);
  };
  const catalogue = new Proxy({} as Catalogue, {
    get(_, name: string) {
      if (name === 'close') return close;
      // A promise resolving to this proxy must not mistake it for a thenable.
      if (name === 'then') return undefined;
      return (...parameters: unknown[]) =>
        threadOf(name as OperationName).call(name as OperationName, parameters);
    },
  });
  // The first answer says whether the file could be opened.
  await catalogue.countAll();
  return catalogue;
}
