import { readFile } from 'node:fs/promises';
import { SleuthsError } from '../../server/contract/errors.ts';
import { modelMessage } from './schema.ts';
import type { ModelProto } from './types.ts';

/**
 * Decodes an ONNX file's bytes. Tensors keep views into `bytes`; nothing is copied.
 * @throws {Error} where the bytes are not a protobuf message of this layout or hold no graph.
 */
export function decodeOnnx(bytes: Uint8Array): ModelProto {
  const message = modelMessage.decode(bytes);
  const model = modelMessage.toObject(message, { longs: BigInt, arrays: true }) as ModelProto;
  if (!model.graph || model.graph.output.length === 0) throw new Error('It holds no graph.');
  return model;
}

/** Encodes a model; the same model gives the same bytes on every machine. */
export function encodeOnnx(model: ModelProto): Uint8Array {
  return modelMessage.encode(modelMessage.fromObject(model)).finish();
}

/**
 * Reads an ONNX file.
 * @throws {SleuthsError} `not-found` or `unprocessable`, with the file's name.
 */
export async function readOnnx(file: string): Promise<ModelProto> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw new SleuthsError(
      { code: 'not-found', message: `The model file ${file} cannot be read.`, file },
      { cause },
    );
  }
  try {
    return decodeOnnx(bytes);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SleuthsError(
      {
        code: 'unprocessable',
        message: `${file} is not an ONNX model: ${reason}`,
        remedy: 'Export the network as ONNX, or fetch the file again if it was cut short.',
        file,
      },
      { cause },
    );
  }
}
