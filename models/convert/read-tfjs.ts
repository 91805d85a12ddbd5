import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ConversionError } from './conversion-error.ts';
import type { TfConstant, TfGraph, TfNode } from './tf-graph.ts';

interface WeightSpec {
  name: string;
  shape: number[];
  dtype: string;
  quantization?: unknown;
}

interface ModelJson {
  modelTopology?: { node?: TfNode[] };
  weightsManifest?: { paths: string[]; weights: WeightSpec[] }[];
}

const bytesPerValue = 4;

function parseModelJson(text: string, file: string): Required<ModelJson> {
  let json: ModelJson;
  try {
    json = JSON.parse(text) as ModelJson;
  } catch (cause) {
    throw new ConversionError(`${file} is not JSON: ${(cause as Error).message}`);
  }
  const { modelTopology, weightsManifest } = json;
  if (!Array.isArray(modelTopology?.node) || !Array.isArray(weightsManifest)) {
    throw new ConversionError(`${file} is not a TensorFlow.js graph model.`);
  }
  return { modelTopology, weightsManifest };
}

async function read(file: string): Promise<Buffer> {
  return readFile(file).catch((cause: unknown) => {
    throw new ConversionError(`The file ${file} cannot be read.`, { cause });
  });
}

/** Cuts one group's bytes, which lie end to end in the order of the manifest, into constants. */
function cutWeights(bytes: Buffer, specs: readonly WeightSpec[]): [string, TfConstant][] {
  let offset = 0;
  const constants = specs.map(({ name, shape, dtype, quantization }): [string, TfConstant] => {
    if (quantization !== undefined) throw new ConversionError(`Weight ${name} is quantised.`);
    if (dtype !== 'float32' && dtype !== 'int32') {
      throw new ConversionError(`Weight ${name} has the unsupported type ${dtype}.`);
    }
    const count = shape.reduce((product, size) => product * size, 1);
    const end = offset + count * bytesPerValue;
    if (end > bytes.length) throw new ConversionError(`The weights end inside ${name}.`);
    const copy = new Uint8Array(bytes.subarray(offset, end)).buffer;
    offset = end;
    return [
      name,
      { shape, values: dtype === 'int32' ? new Int32Array(copy) : new Float32Array(copy) },
    ];
  });
  if (offset !== bytes.length) {
    throw new ConversionError(`The weights have ${bytes.length - offset} bytes too many.`);
  }
  return constants;
}

/**
 * Reads a TensorFlow.js graph model: `model.json` and the shards that it names, beside it.
 * @throws {ConversionError} where it is not one, or where shards are missing, short or quantised.
 */
export async function readTfjsGraph(modelJson: string): Promise<TfGraph> {
  const { modelTopology, weightsManifest } = parseModelJson(
    (await read(modelJson)).toString(),
    modelJson,
  );
  const folder = path.dirname(modelJson);
  const constants = new Map<string, TfConstant>();
  for (const group of weightsManifest) {
    const shards = await Promise.all(group.paths.map((shard) => read(path.join(folder, shard))));
    for (const [name, constant] of cutWeights(Buffer.concat(shards), group.weights)) {
      constants.set(name, constant);
    }
  }
  const nodes = new Map((modelTopology.node ?? []).map((node) => [node.name, node] as const));
  return { nodes, constants };
}
