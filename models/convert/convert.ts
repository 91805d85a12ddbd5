import { SleuthsError } from '../../server/contract/errors.ts';
import type { ModelDescription } from '../../server/contract/model.ts';
import { encodeOnnx } from '../onnx/codec.ts';
import type { ModelProto } from '../onnx/types.ts';
import { ConversionError } from './conversion-error.ts';
import { readTfjsGraph } from './read-tfjs.ts';
import { convertSsd } from './ssd.ts';
import { convertSsdBackbone } from './ssd-backbone.ts';
import type { TfGraph } from './tf-graph.ts';

type Conversion = (graph: TfGraph, model: ModelDescription) => ModelProto;

const conversions: Record<NonNullable<ModelDescription['convert']>, Conversion> = {
  'tfjs-ssd': convertSsd,
  'tfjs-ssd-backbone': convertSsdBackbone,
};

/**
 * Converts a model's source to the bytes of an ONNX file; the same source gives the same bytes.
 * @param modelJson `model.json` of a TensorFlow.js graph model, its weights beside it
 * @throws {SleuthsError} `unprocessable`, saying what cannot be converted
 */
export async function convertToOnnx(
  modelJson: string,
  model: ModelDescription,
): Promise<Uint8Array> {
  if (!model.convert) throw new TypeError(`${model.id} needs no conversion.`);
  try {
    const graph = await readTfjsGraph(modelJson);
    return encodeOnnx(conversions[model.convert](graph, model));
  } catch (cause) {
    if (!(cause instanceof ConversionError)) throw cause;
    throw new SleuthsError(
      {
        code: 'unprocessable',
        message: `${model.id} cannot be converted to ONNX: ${cause.message}`,
        file: modelJson,
      },
      { cause },
    );
  }
}
