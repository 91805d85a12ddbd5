import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCatalogue, type Catalogue } from '../../server/catalogue/catalogue.ts';

/** An empty catalogue in a folder of its own, deleted with it. */
export async function temporaryCatalogue(): Promise<{ catalogue: Catalogue } & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
  const catalogue = await openCatalogue(join(folder, 'catalogue.db'));
  return {
    catalogue,
    [Symbol.asyncDispose]: async () => {
      await catalogue.close();
      await rm(folder, { recursive: true });
    },
  };
}
