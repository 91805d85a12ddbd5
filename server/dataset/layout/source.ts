/** A folder whose photographs, at any depth, belong to a split. */
export interface FolderSource {
  kind: 'folder';
  split: string;
  /** Its path relative to the root; '' is the root itself. */
  id: string;
  folder: string;
}

/** A text file with one photograph a line. */
export interface ListSource {
  kind: 'list';
  split: string;
  id: string;
  file: string;
  /** What entries that do not begin with `./` are relative to. */
  base: string;
}

/** Where a split's photographs come from. */
export type Source = FolderSource | ListSource;
