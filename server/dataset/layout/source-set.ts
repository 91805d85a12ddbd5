import { stat } from 'node:fs/promises';
import type { Problem } from '../../contract/problem.ts';
import { isImageName } from './image-name.ts';
import { listEntries } from './list-file.ts';
import { PathSet } from './path-set.ts';
import type { FolderSource, ListSource, Source } from './source.ts';
import { walk } from './walk.ts';

export interface Member {
  id: string;
  split: string;
}

type Report = (problem: Problem) => void;

/** Entries of a list whose files are looked for at the same time. */
const batchLength = 256;

/** The photographs of all sources, each in the first source that holds it. */
export class SourceSet {
  readonly #root: string;
  readonly #sources: readonly Source[];
  #lists: Promise<Map<ListSource, PathSet>> | undefined;

  constructor(root: string, sources: readonly Source[]) {
    this.#root = root;
    this.#sources = sources;
  }

  /** The split that a path belongs to, whether or not the file exists; null: none of this dataset. */
  async splitOf(id: string): Promise<string | null> {
    return this.#ownerOf(id, await this.#membersOfLists())?.split ?? null;
  }

  /** Streams the photographs: sources in their order, folders by path, lists by line. */
  async *photographs(report: Report, signal?: AbortSignal): AsyncGenerator<Member> {
    const lists = await this.#membersOfLists();
    for (const source of this.#sources) {
      const ids =
        source.kind === 'folder'
          ? folderPhotographs(source, report, signal)
          : this.#listed(source, report, signal);
      for await (const id of ids) {
        if (this.#ownerOf(id, lists) === source) yield { id, split: source.split };
      }
    }
  }

  #ownerOf(id: string, lists: ReadonlyMap<ListSource, PathSet>): Source | undefined {
    return this.#sources.find((source) =>
      source.kind === 'folder' ? holds(source, id) : lists.get(source)?.has(id),
    );
  }

  /** Read when first needed and once: a list may have a million lines. */
  #membersOfLists(): Promise<Map<ListSource, PathSet>> {
    return (this.#lists ??= this.#readLists());
  }

  async #readLists(): Promise<Map<ListSource, PathSet>> {
    const lists = new Map<ListSource, PathSet>();
    for (const source of this.#sources) {
      if (source.kind !== 'list') continue;
      const members = new PathSet();
      lists.set(source, members);
      try {
        for await (const { id } of listEntries(this.#root, source)) {
          if (isImageName(id)) members.add(id);
        }
      } catch {
        // Reported when it is read again for its photographs.
      }
    }
    return lists;
  }

  async *#listed(source: ListSource, report: Report, signal?: AbortSignal): AsyncGenerator<string> {
    const seen = new PathSet();
    const at = (line: number) => ({ file: source.id, line });
    const batch: { id: string; line: number; text: string; found: Promise<boolean> }[] = [];
    const drain = async function* (): AsyncGenerator<string> {
      for (const { id, line, text, found } of batch.splice(0)) {
        if (await found) yield id;
        else report({ ...missing(text), ...at(line) });
      }
    };
    try {
      for await (const { id, file, line, text } of listEntries(this.#root, source)) {
        signal?.throwIfAborted();
        if (!isImageName(id)) report({ ...notAnImage(text), ...at(line) });
        else if (!seen.add(id)) report({ ...repeated(text), ...at(line) });
        else batch.push({ id, line, text, found: isFile(file) });
        if (batch.length >= batchLength) yield* drain();
      }
      yield* drain();
    } catch (error) {
      signal?.throwIfAborted();
      report({
        code: 'list-unreadable',
        severity: 'error',
        message: `The list ${source.id} cannot be read: ${String(error)}`,
        remedy: 'Check that it exists and that you may read it.',
        file: source.id,
      });
    }
  }
}

async function* folderPhotographs(
  source: FolderSource,
  report: Report,
  signal?: AbortSignal,
): AsyncGenerator<string> {
  const prefix = source.id === '' ? '' : `${source.id}/`;
  const options = { wanted: isImageName, prefix, report, signal };
  for await (const path of walk(source.folder, options)) yield prefix + path;
}

/** Characters that no name of this system has and that would lead elsewhere. */
const forbidden = process.platform === 'win32' ? /[\0\\:]/ : /\0/;

/** Whether a path is one that a walk of the folder could give; `..` and hidden names never are. */
function holds(source: FolderSource, id: string): boolean {
  const prefix = source.id === '' ? '' : `${source.id}/`;
  if (!id.startsWith(prefix) || !isImageName(id)) return false;
  return id
    .slice(prefix.length)
    .split('/')
    .every((segment) => segment !== '' && !segment.startsWith('.') && !forbidden.test(segment));
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}

const missing = (entry: string) => ({
  code: 'list-image-missing',
  severity: 'error' as const,
  message: `The list names ${entry}, which does not exist.`,
  remedy: 'Correct or remove the line, or restore the photograph.',
});

const notAnImage = (entry: string) => ({
  code: 'list-entry-not-an-image',
  severity: 'warning' as const,
  message: `The list names ${entry}, which does not have the name of an image.`,
  remedy: 'Correct or remove the line.',
});

const repeated = (entry: string) => ({
  code: 'list-entry-repeated',
  severity: 'warning' as const,
  message: `The list names ${entry} more than once; it counts once.`,
  remedy: 'Remove the line.',
});
