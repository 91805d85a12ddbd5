import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openCatalogue, type Catalogue } from '../catalogue/catalogue.ts';
import type { Collection } from '../contract/collection.ts';
import { SleuthsError } from '../contract/errors.ts';
import type { Problem } from '../contract/problem.ts';
import { openDataset, type Dataset } from '../dataset/dataset.ts';
import type { Photograph } from '../dataset/photograph.ts';
import type { Engine } from '../engine/engine.ts';
import { ExplorationThread } from '../exploration/exploration-thread.ts';
import { Gallery } from '../gallery/gallery.ts';
import type { SpeciesOf } from './proposals.ts';
import { speciesOf } from './species-of.ts';

/** A dataset that is open: its files, its catalogue, its gallery. */
export class OpenCollection {
  /** The same folder has the same id in every session, so that links to it stay good. */
  readonly id: string;
  readonly dataset: Dataset;
  readonly catalogue: Catalogue;
  readonly engine: Engine;
  /** Compares, groups and maps crops. */
  readonly exploration = new ExplorationThread();
  scanning = false;
  /** Hears of an image that another program has changed. */
  onOutside: (image: string, version: string) => void = () => {};
  /** What is wrong with watching the folder. */
  watchProblems: () => Problem[] = () => [];
  /** Which scan the catalogue's rows belong to; rows of earlier ones are of files that are gone. */
  generation = Date.now();
  #gallery: { model: string; opened: Promise<Gallery> } | null = null;

  /** Kept until the dataset's species change. */
  #speciesOf: { of: string; map: SpeciesOf } | null = null;

  private constructor(dataset: Dataset, catalogue: Catalogue, engine: Engine) {
    this.id = createHash('sha256').update(dataset.root).digest('hex').slice(0, 12);
    this.dataset = dataset;
    this.catalogue = catalogue;
    this.engine = engine;
  }

  /** @throws SleuthsError when `path` is no dataset */
  static async open(path: string, engine: Engine): Promise<OpenCollection> {
    const dataset = await openDataset(path);
    const home = join(dataset.root, '.sleuths');
    await mkdir(home, { recursive: true });
    const catalogue = await openCatalogue(join(home, 'catalogue.db'));
    return new OpenCollection(dataset, catalogue, engine);
  }

  /** `.sleuths/…`: what can be computed again, and the journal. */
  home(...parts: string[]): string {
    return join(this.dataset.root, '.sleuths', ...parts);
  }

  /** The crops that the active embedder has made; null while there is no embedder. */
  async gallery(): Promise<Gallery | null> {
    const embedder = await this.engine.embedder();
    if (!embedder) return null;
    if (this.#gallery?.model !== embedder.fingerprint) {
      const opened = Gallery.open(
        this.home('gallery.lance'),
        embedder.fingerprint,
        embedder.dimensions,
      );
      this.#gallery = { model: embedder.fingerprint, opened };
    }
    return this.#gallery.opened;
  }

  /** What the detector's classes are in this dataset. */
  get speciesOf(): SpeciesOf {
    const of = this.dataset.species.join('\n');
    let known = this.#speciesOf;
    if (known?.of !== of) known = { of, map: speciesOf(this.dataset.species) };
    this.#speciesOf = known;
    return known.map;
  }

  /** @throws SleuthsError `not-found` */
  async photograph(path: string): Promise<Photograph> {
    const photograph = await this.dataset.find(path);
    if (photograph) return photograph;
    throw new SleuthsError({
      code: 'not-found',
      message: `${path} is not an image of ${this.dataset.name}.`,
      file: path,
    });
  }

  async summary(): Promise<Collection> {
    return {
      id: this.id,
      path: this.dataset.root,
      name: this.dataset.name,
      layout: this.dataset.layout,
      splits: [...this.dataset.splits],
      species: [...this.dataset.species],
      counts: await this.catalogue.countAll(),
      scanning: this.scanning,
    };
  }

  async close(): Promise<void> {
    await this.exploration.close();
    await (await this.#gallery?.opened)?.close();
    await this.catalogue.close();
    await this.dataset.close();
  }
}
