import { createHash } from 'node:crypto';
import { SleuthsError } from '../contract/errors.ts';
import type { DetectorHead, ProviderReport } from '../contract/model.ts';
import { openVision, type Vision } from '../vision/vision.ts';
import type { ModelStore, ResolvedModel } from '../../models/store.ts';
import type { EngineSettings } from './settings.ts';

/** Share of a box's size that is cut around it, so that a box drawn tightly loses no coat. */
const cropMargin = 0.05;
/** Overlap above which two boxes of one class are one animal; what the starter detector was made for. */
const nmsOverlap = 0.6;

export interface Embedder {
  id: string;
  dimensions: number;
  /** Of weights and preprocessing: vectors of equal fingerprints can be compared. */
  fingerprint: string;
}

/** The active models: resolved at once, loaded when first used, shared by jobs and routes. */
export class Engine {
  readonly settings: EngineSettings;
  readonly store: ModelStore;
  #vision: Promise<Vision> | null = null;
  #report: ProviderReport | null = null;
  #embedder: Embedder | null = null;

  constructor(store: ModelStore, settings: EngineSettings) {
    this.store = store;
    this.settings = settings;
  }

  /** What the provider turned out to be; null until the models were first used. */
  get report(): ProviderReport | null {
    return this.#report;
  }

  /**
   * The active embedder, without loading it.
   * @returns null when there is none, or its weights are not here yet
   */
  async embedder(): Promise<Embedder | null> {
    // Asked for with every photograph: a model named by its path would be hashed each time.
    this.#embedder ??= await this.#describeEmbedder();
    return this.#embedder;
  }

  async #describeEmbedder(): Promise<Embedder | null> {
    const model = await this.#resolve(this.settings.embedder).catch(() => null);
    if (!model) return null;
    const { description, sha256 } = model;
    if (description.dimensions === undefined) return null;
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([sha256, description.input, cropMargin]))
      .digest('hex');
    return { id: description.id, dimensions: description.dimensions, fingerprint };
  }

  /**
   * The models, ready to run.
   * @throws SleuthsError `unavailable` when weights are missing or no provider runs them
   */
  vision(): Promise<Vision> {
    this.#vision ??= this.#open().catch((error: unknown) => {
      // The next caller tries again: a download may have mended it.
      this.#vision = null;
      throw error;
    });
    return this.#vision;
  }

  async #open(): Promise<Vision> {
    const [detector, embedder] = await Promise.all([
      this.#resolve(this.settings.detector, this.settings.head),
      this.#resolve(this.settings.embedder),
    ]);
    const vision = await openVision({
      detector,
      embedder,
      provider: this.settings.provider,
      confidence: this.settings.confidence,
      iou: nmsOverlap,
      cropMargin,
      agnosticNms: this.settings.agnosticNms ?? false,
      ...(this.settings.threads === undefined ? {} : { threads: this.settings.threads }),
    });
    this.#report = vision.provider;
    return vision;
  }

  async #resolve(model: string, head?: DetectorHead): Promise<ResolvedModel | null> {
    if (model === 'none') return null;
    return this.store.resolve(model, head === undefined ? {} : { head });
  }

  /** Fetches the weights of the active models that are not here yet. */
  async download(
    onProgress: (model: string, done: number, total: number | null) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    for (const id of [this.settings.detector, this.settings.embedder]) {
      const known = (await this.store.list()).find(({ model }) => model.id === id);
      if (known && !known.installed) {
        await this.store.download(id, {
          onProgress: (done, total) => onProgress(id, done, total),
          signal,
        });
      }
    }
  }

  /** @throws SleuthsError when there is no embedder to compare animals with */
  async requireEmbedder(): Promise<Embedder> {
    const embedder = await this.embedder();
    if (embedder) return embedder;
    throw new SleuthsError({
      code: 'unavailable',
      message: `The embedding model “${this.settings.embedder}” is not installed.`,
      remedy: `Run: npm run sleuths -- models download ${this.settings.embedder}`,
    });
  }

  async close(): Promise<void> {
    const vision = await this.#vision?.catch(() => null);
    this.#vision = null;
    await vision?.[Symbol.asyncDispose]();
  }
}
