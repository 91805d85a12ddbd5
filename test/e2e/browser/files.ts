import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface SidecarBox {
  id?: string;
  individual: string | null;
  species: string | null;
  viewpoint?: string | null;
  state: string;
  line: string | null;
}

/** What a dataset holds of one image, named by split and stem as in `train/a`. */
export function filesOf(dataset: string) {
  const labelFile = (image: string) => join(dataset, 'labels', `${image}.txt`);
  return {
    labelFile,
    /** The label file's text; null: there is none. */
    label: (image: string): Promise<string | null> =>
      readFile(labelFile(image), 'utf8').catch(() => null),
    /** Its lines, as numbers: class, centre x, centre y, width, height. */
    boxes: async (image: string): Promise<number[][]> => {
      const text = await readFile(labelFile(image), 'utf8').catch(() => '');
      return text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => line.trim().split(/\s+/).map(Number));
    },
    sidecar: async (image: string): Promise<SidecarBox[]> => {
      const file = join(dataset, 'identities', `${image}.json`);
      const text = await readFile(file, 'utf8').catch(() => '{"boxes":[]}');
      return (JSON.parse(text) as { boxes: SidecarBox[] }).boxes;
    },
  };
}
