import { basename, dirname, extname } from 'node:path';
import { dirname as folderOfId } from 'node:path/posix';
import type { Photograph } from '../../dataset/photograph.ts';

/** Folders of photographs, by ids, that a folder of labels or sidecars answers to. */
type FolderIds = Map<string, Set<string>>;

/**
 * Which photographs a label file or sidecar may belong to. It keeps folders and the endings of their
 * photographs' names, not the photographs: there may be a million of these.
 */
export class Places {
  readonly #endings = new Map<string, Set<string>>();
  readonly #labels: FolderIds = new Map();
  readonly #sidecars: FolderIds = new Map();

  /** Learns where a photograph lies; its folders where that is new. */
  add({ path, file, labelFile, sidecarFile }: Photograph): string[] {
    const id = folderOfId(path);
    const ending = extname(path);
    const endings = this.#endings.get(id);
    if (endings) {
      endings.add(ending);
      return [];
    }
    this.#endings.set(id, new Set([ending]));
    const [labels, sidecars] = [dirname(labelFile), dirname(sidecarFile)];
    addTo(this.#labels, labels, id);
    addTo(this.#sidecars, sidecars, id);
    return [dirname(file), labels, sidecars];
  }

  /** Ids of the photographs that a label file or sidecar would belong to; none for other files. */
  photographsOf(file: string): string[] {
    const ending = extname(file);
    const folders = { '.txt': this.#labels, '.json': this.#sidecars }[ending]?.get(dirname(file));
    if (!folders) return [];
    const stem = basename(file, ending);
    // macOS may spell a label file's name differently from its photograph's.
    const stems = [...new Set([stem, stem.normalize('NFC'), stem.normalize('NFD')])];
    return [...folders].flatMap((id) =>
      [...(this.#endings.get(id) ?? [])].flatMap((name) =>
        stems.map((one) => (id === '.' ? `${one}${name}` : `${id}/${one}${name}`)),
      ),
    );
  }
}

function addTo(folders: FolderIds, folder: string, id: string): void {
  const ids = folders.get(folder) ?? new Set();
  folders.set(folder, ids.add(id));
}
