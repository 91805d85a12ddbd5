import path from 'node:path';

/**
 * The folders that a panel's webview may read. They start with the page's own and the dataset's,
 * and grow where a data.yaml points at photographs elsewhere.
 */
export class ResourceRoots {
  readonly #folders: string[];

  constructor(folders: readonly string[]) {
    this.#folders = [...folders];
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  /** Makes sure that `file` can be read; true when its folder had to be added for it. */
  includeFile(file: string): boolean {
    return this.includeFolder(path.dirname(file));
  }

  /** Makes sure that all below `folder` can be read; true when it had to be added. */
  includeFolder(folder: string): boolean {
    if (this.#folders.some((known) => contains(known, folder))) return false;
    this.#folders.push(folder);
    return true;
  }
}

function contains(folder: string, other: string): boolean {
  const relative = path.relative(folder, other);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
