import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import pMap from 'p-map';
import { SleuthsError } from '../contract/errors.ts';
import type { Problem } from '../contract/problem.ts';
import { addClass } from './change/add-class.ts';
import { addImages } from './change/add-images.ts';
import { editPhotograph, type EditRequest } from './change/edit-photograph.ts';
import { isOwnEntry } from './change/own-entry.ts';
import { removeImage } from './change/remove-image.ts';
import { checkDataset } from './check-dataset.ts';
import { listSteps, type HistoryPage } from './history/list-steps.ts';
import { OwnVersions } from './history/own-versions.ts';
import type { PutBack } from './history/put-back.ts';
import { Past } from './history/past.ts';
import { cropNames } from './layout/crops-layout.ts';
import { readLayout, type DatasetLayout } from './layout/layout.ts';
import { placeOf } from './layout/placement.ts';
import { SourceSet } from './layout/source-set.ts';
import type { Photograph, PhotographRecord } from './photograph.ts';
import { recordOf } from './record/photograph-record.ts';
import type { Vocabulary } from './record/photograph-state.ts';
import { readRecordFiles } from './record/record-files.ts';
import { speciesTable } from './record/species-table.ts';
import type { Journal } from './storage/journal.ts';
import type { JournalEntry } from './storage/journal-entry.ts';
import { signOf } from './storage/sign-of.ts';
import { Store } from './storage/store.ts';

/**
 * Opens a folder of photographs, or a data.yaml, and finishes what a crash had cut off. Nothing is
 * written to a dataset that is only read.
 *
 * @throws SleuthsError not-found, or unprocessable when it is no folder or its data.yaml is malformed
 */
export async function openDataset(path: string): Promise<Dataset> {
  const dataset = new Dataset(await readLayout(path), path);
  await dataset.recover();
  return dataset;
}

/** A dataset on disk: its photographs, their labels and sidecars, and all changes to them. */
export class Dataset {
  readonly #path: string;
  readonly #store: Store;
  readonly #saving = new Map<string, Promise<unknown>>();
  /** What this process wrote last of each photograph's labels, to tell it from others' work. */
  readonly saved = new OwnVersions();
  readonly #past: Past;
  #puttingBack: Promise<unknown> = Promise.resolve();
  #layout: DatasetLayout;
  #sources: SourceSet;
  #yamlSign: string | null = null;
  #ownYamlSign: string | null = null;

  /** Use `openDataset`. */
  constructor(layout: DatasetLayout, path: string) {
    this.#path = path;
    this.#layout = layout;
    this.#sources = new SourceSet(layout.root, layout.sources);
    this.#store = new Store(
      layout.root,
      (entry) => this.#permits(entry),
      (entry, place, size) => this.#past.add(entry, place, size),
    );
    this.#past = new Past(layout.root, this.#store.journal);
  }

  get root(): string {
    return this.#layout.root;
  }

  get name(): string {
    return basename(this.root) || this.root;
  }

  get layout(): DatasetLayout['layout'] {
    return this.#layout.layout;
  }

  /** Class names by index, '' for gaps. */
  get species(): readonly string[] {
    return this.#layout.species;
  }

  get splits(): readonly string[] {
    return this.#layout.splits;
  }

  /** What is wrong with data.yaml and its places, and with interrupted changes. More: `check`. */
  get problems(): readonly Problem[] {
    return [...this.#layout.problems, ...this.#store.problems];
  }

  /** Folders of photographs, and of lists of them. */
  get watchedFolders(): string[] {
    return this.#layout.sources.map((source) =>
      source.kind === 'folder' ? source.folder : dirname(source.file),
    );
  }

  /** Whether a file tells what is in the dataset: data.yaml, or a list of photographs. */
  isStructure(file: string): boolean {
    const { yamlFile, sources } = this.#layout;
    return file === yamlFile || sources.some((one) => one.kind === 'list' && one.file === file);
  }

  /** Changes with the meaning of label lines. */
  get vocabulary(): string {
    const { species, poseColumns } = this.#layout;
    return JSON.stringify([species, poseColumns]);
  }

  /** All past changes, newest first. */
  get journal(): Pick<Journal, 'entries'> {
    return this.#store.journal;
  }

  /** Streams all photographs: splits in the order of data.yaml, folders by path, lists by line. */
  async *photographs(
    signal?: AbortSignal,
    report: (problem: Problem) => void = () => {},
  ): AsyncGenerator<Photograph> {
    await this.#reloadIfChanged();
    // Anew, because its lists may have changed.
    this.#sources = new SourceSet(this.root, this.#layout.sources);
    for await (const { id, split } of this.#sources.photographs(report, signal)) {
      yield this.#photograph(id, split);
    }
  }

  /** Streams what is wrong with the dataset's files as a whole; labels' own problems come with `read`. */
  check(signal?: AbortSignal): AsyncGenerator<Problem> {
    const list = (report: (problem: Problem) => void) => this.photographs(signal, report);
    return checkDataset(this.root, this.#layout.sources, list, signal);
  }

  /** A photograph by its id, undefined if there is none. No id leads out of the dataset's sources. */
  async find(path: string): Promise<Photograph | undefined> {
    for (const id of new Set([path, path.normalize('NFC'), path.normalize('NFD')])) {
      const photograph = await this.#placed(id);
      if (!photograph) continue;
      const found = await stat(photograph.file).catch(() => null);
      if (found?.isFile()) return photograph;
    }
    return undefined;
  }

  /** What the label file and the sidecar say. Whatever is wrong with them is in its `problems`. */
  async read(photograph: Photograph): Promise<PhotographRecord> {
    await this.#saving.get(photograph.path)?.catch(() => {});
    await this.#puttingBack;
    return recordOf(photograph, await readRecordFiles(photograph), this.#vocabulary());
  }

  /** Saves decisions about a photograph; see `editPhotograph`. */
  edit(photograph: Photograph, request: EditRequest): Promise<PhotographRecord> {
    const { path } = photograph;
    const saving = this.#store.exclusive(async (commit) => {
      await this.#reloadIfChanged();
      const present = await this.find(path);
      if (!present) throw notThere(path);
      const stepwise = this.#past.committing(request.step, commit);
      const record = await editPhotograph(present, request, this.#vocabulary(), stepwise);
      this.saved.add(path, record.version);
      return record;
    });
    this.#saving.set(path, saving);
    const forget = () => {
      if (this.#saving.get(path) === saving) this.#saving.delete(path);
    };
    saving.then(forget, forget);
    return saving;
  }

  /**
   * Puts the files back as they were before what this person decided last. A species that was added and
   * a photograph that was copied in stay: others may count on them.
   *
   * @throws SleuthsError `not-found` when there is nothing to undo; `conflict` as `putBack`
   */
  undo(by: string): Promise<PutBack> {
    return this.#putBack('undo', by);
  }

  /** Does again what this person undid last, if nothing was decided since. @throws as `undo` */
  redo(by: string): Promise<PutBack> {
    return this.#putBack('redo', by);
  }

  /** What was decided, newest first; see `listSteps`. */
  history(page: { cursor?: string | undefined; limit: number }): Promise<HistoryPage> {
    return listSteps(this.#store.journal, page);
  }

  /** Appends a species to data.yaml; resolves with its class number. */
  addClass(name: string, by = 'unknown'): Promise<number> {
    return this.#store.exclusive(async (commit) => {
      await this.#reloadIfChanged();
      const number = await addClass(this.#layout, () => this.photographs(), name, by, commit);
      await this.reload();
      this.#ownYamlSign = this.#yamlSign;
      return number;
    });
  }

  /** Copies photographs into a split; see `addImages`. */
  async addImages(files: readonly string[], split: string, by = 'unknown'): Promise<Photograph[]> {
    const ids = await addImages(this.#layout, files, split, by, this.#store);
    return ids.map((id) => this.#photograph(id, split));
  }

  /** Moves a photograph with its labels into `.sleuths/trash`. */
  removeImage(photograph: Photograph, by = 'unknown'): Promise<void> {
    return this.#store.exclusive(async (commit) => {
      const present = await this.find(photograph.path);
      if (!present) throw notThere(photograph.path);
      await removeImage(this.root, present, by, commit);
    });
  }

  /** Reads data.yaml and the layout again. @throws as `openDataset` */
  async reload(): Promise<void> {
    this.#yamlSign = await signOf(this.#layout.yamlFile);
    this.#layout = await readLayout(this.#path);
    this.#sources = new SourceSet(this.root, this.#layout.sources);
  }

  /**
   * Reads data.yaml again if it was changed.
   * @returns whether it is as this process has written it
   * @throws as `openDataset`
   */
  async refresh(): Promise<boolean> {
    await this.#store.settled();
    await this.#reloadIfChanged();
    return this.#yamlSign !== null && this.#yamlSign === this.#ownYamlSign;
  }

  /** Finishes what a crash cut off. */
  async recover(): Promise<void> {
    this.#yamlSign = await signOf(this.#layout.yamlFile);
    await this.#store.recover();
  }

  /** Resolves when everything that was being saved is saved. */
  async close(): Promise<void> {
    await this.#store.settled();
  }

  #putBack(kind: 'undo' | 'redo', by: string): Promise<PutBack> {
    const run = this.#store.exclusive(async (commit) => {
      const done = await this.#past.putBack(kind, by, commit);
      await pMap(done.photographs, (path) => this.#rememberSaved(path), { concurrency: 16 });
      return done;
    });
    this.#puttingBack = run.catch(() => {});
    return run;
  }

  async #rememberSaved(path: string): Promise<void> {
    const photograph = await this.#placed(path);
    if (photograph) this.saved.add(path, (await readRecordFiles(photograph)).version);
  }

  async #reloadIfChanged(): Promise<void> {
    if ((await signOf(this.#layout.yamlFile)) !== this.#yamlSign) await this.reload();
  }

  #vocabulary(): Vocabulary {
    const { root, hasYaml, species, poseColumns } = this.#layout;
    return { root, species: speciesTable(hasYaml ? species : null), poseColumns };
  }

  #photograph(id: string, split: string): Photograph {
    const names = this.layout === 'crops' ? cropNames(id) : { species: null, individual: null };
    return { path: id, split, ...placeOf(this.#layout, id), ...names };
  }

  /** Whether an unfinished journal entry may be finished: it could come with somebody else's folder. */
  #permits(entry: JournalEntry): Promise<boolean> {
    return isOwnEntry(entry, this.#layout, (id) => this.#placed(id));
  }

  /** A photograph by its id, whether or not it is there; null: no id of this dataset. */
  async #placed(id: string): Promise<Photograph | null> {
    const split = await this.#sources.splitOf(id);
    return split === null ? null : this.#photograph(id, split);
  }
}

function notThere(path: string): SleuthsError {
  return new SleuthsError({
    code: 'not-found',
    message: `There is no photograph ${path} in this dataset.`,
    remedy: 'Look at the list again.',
    file: path,
  });
}
