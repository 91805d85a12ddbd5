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

  /** Makes sure that `file` can be read; true when a folder had to be added for it. */
  include(file: string): boolean {
    if (this.#folders.some((folder) => contains(folder, file))) return false;
    this.#folders.push(path.dirname(file));
    return true;
  }
}

function contains(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
