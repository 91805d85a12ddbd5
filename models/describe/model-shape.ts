import { SleuthsError } from '../../server/contract/errors.ts';
import { type Dim, valueDims } from '../onnx/build.ts';
import { DataType } from '../onnx/data-type.ts';
import type { ModelProto, ValueInfoProto } from '../onnx/types.ts';

export interface OutputShape {
  name: string;
  dims: readonly Dim[];
}

/** What of an ONNX model is seen from outside. */
export interface ModelShape {
  /** Height and width of the input; undefined where they may differ from run to run. */
  height: number | undefined;
  width: number | undefined;
  outputs: readonly OutputShape[];
}

const refuse = (file: string, message: string, remedy: string): never => {
  throw new SleuthsError({ code: 'unprocessable', message: `${file}: ${message}`, remedy, file });
};

const known = (dim: Dim | undefined): number | undefined =>
  typeof dim === 'number' && dim > 0 ? dim : undefined;

function outputShape(file: string, value: ValueInfoProto): OutputShape {
  const name = value.name ?? '';
  const dims = valueDims(value);
  if (dims) return { name, dims };
  return refuse(
    file,
    `the output ${name} does not say its shape.`,
    'Export the model again with shape inference.',
  );
}

/**
 * Reads the shapes of a model that takes one batch of images.
 * @throws {SleuthsError} `unprocessable` where the input is not float32 [N,3,H,W]
 */
export function readModelShape(file: string, { graph }: ModelProto): ModelShape {
  // Older exporters list the weights among the inputs.
  const weights = new Set(graph?.initializer.map((tensor) => tensor.name));
  const inputs = graph?.input.filter((value) => !weights.has(value.name)) ?? [];
  const [input] = inputs;
  if (!input || inputs.length > 1) {
    const names = inputs.map((value) => value.name).join(', ');
    return refuse(
      file,
      `the model has ${inputs.length} inputs (${names}).`,
      'Only models whose one input is images can be used.',
    );
  }
  const dims = valueDims(input);
  if (dims?.length !== 4 || dims[1] !== 3) {
    const shape = dims ? `[${dims.join(', ')}]` : 'unknown';
    return refuse(
      file,
      `the input ${input.name} has the shape ${shape}.`,
      'Export the model with input [batch, 3, height, width].',
    );
  }
  if (input.type?.tensorType?.elemType !== DataType.float) {
    return refuse(
      file,
      `the input ${input.name} is not of 32-bit floats.`,
      'Export the model with a float32 input.',
    );
  }
  return {
    height: known(dims[2]),
    width: known(dims[3]),
    outputs: graph?.output.map((value) => outputShape(file, value)) ?? [],
  };
}
