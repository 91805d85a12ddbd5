import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';

/** A tensor of TensorFlow's: row-major, images as [N,H,W,C]. */
export interface TfTensor {
  shape: number[];
  values: ArrayLike<number>;
}

interface ModelJson {
  modelTopology: object;
  weightsManifest: { paths: string[]; weights: tf.io.WeightsManifestEntry[] }[];
}

/** TensorFlow.js itself, as the judge of what we convert. */
export class TfjsModel {
  readonly #model: GraphModel;

  private constructor(model: GraphModel) {
    this.#model = model;
  }

  /** @param backend `wasm` is quick; `cpu` is plain code, right in corners where `wasm` is not */
  static async load(modelJson: string, backend: 'wasm' | 'cpu' = 'wasm'): Promise<TfjsModel> {
    const wasm = path.dirname(fileURLToPath(import.meta.resolve('@tensorflow/tfjs-backend-wasm')));
    setWasmPaths(`${wasm}/`);
    // Without its advice to install another backend.
    tf.enableProdMode();
    await tf.setBackend(backend);
    const json = JSON.parse(await readFile(modelJson, 'utf8')) as ModelJson;
    const files = json.weightsManifest.flatMap(({ paths }) => paths);
    const shards = await Promise.all(
      files.map((file) => readFile(path.join(path.dirname(modelJson), file))),
    );
    const weightData = new Uint8Array(Buffer.concat(shards)).buffer;
    const weightSpecs = json.weightsManifest.flatMap(({ weights }) => weights);
    const artifacts = { modelTopology: json.modelTopology, weightSpecs, weightData };
    return new TfjsModel(await loadGraphModel(tf.io.fromMemory(artifacts)));
  }

  /**
   * Feeds a node and answers others, by their names in the graph.
   * @param loops whether there is a loop between them
   */
  async run(
    feed: { node: string; shape: number[]; values: Float32Array | Int32Array },
    outputs: readonly string[],
    loops = false,
  ): Promise<TfTensor[]> {
    const dtype = feed.values instanceof Int32Array ? 'int32' : 'float32';
    const input = tf.tensor(feed.values, feed.shape, dtype);
    const inputs = { [feed.node]: input };
    const answer = loops
      ? await this.#model.executeAsync(inputs, [...outputs])
      : this.#model.execute(inputs, [...outputs]);
    const tensors = Array.isArray(answer) ? answer : [answer];
    const read = await Promise.all(
      tensors.map(async (tensor) => ({ shape: tensor.shape, values: await tensor.data() })),
    );
    tf.dispose([input, ...tensors]);
    return read;
  }
}
