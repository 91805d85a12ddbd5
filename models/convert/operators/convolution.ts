import { constantAt, imageAt, type Operator, type OperatorCall, refuse } from '../operator.ts';
import { integersAttribute, textAttribute } from '../tf-graph.ts';
import type { ConstantValue, TensorValue } from '../value.ts';
import { translatePadding, type Window } from './padding.ts';

type KernelShape = [height: number, width: number, input: number, output: number];

function kernelShape(call: OperatorCall, weights: ConstantValue): KernelShape {
  if (weights.shape.length !== 4)
    refuse(call, `its kernel has ${weights.shape.length} axes, not 4.`);
  return weights.shape as KernelShape;
}

/** Height and width of a [1, height, width, 1] attribute. */
function spatialPair(call: OperatorCall, name: string): [number, number] {
  const [, height = 1, width = 1] = integersAttribute(call.node, name, [1, 1, 1, 1]);
  return [height, width];
}

/** [height, width, input, output] → [output, input, height, width]. */
function transposeKernel(
  values: ArrayLike<number>,
  [h, w, input, output]: KernelShape,
): Float32Array {
  const transposed = new Float32Array(values.length);
  let from = 0;
  for (let position = 0; position < h * w; position++) {
    for (let i = 0; i < input; i++) {
      for (let o = 0; o < output; o++) {
        transposed[(o * input + i) * h * w + position] = values[from++] ?? 0;
      }
    }
  }
  return transposed;
}

function addConvolution(
  call: OperatorCall,
  image: TensorValue,
  kernel: { name: string; height: number; width: number },
  group: number,
): TensorValue {
  const { node, graph } = call;
  const format = textAttribute(node, 'data_format', 'NHWC');
  if (format !== 'NHWC') refuse(call, `the data format ${format} is not supported.`);
  const padding = textAttribute(node, 'padding', '');
  if (padding !== 'SAME' && padding !== 'VALID')
    refuse(call, `the padding ${padding} is not supported.`);
  const window: Window = {
    kernel: [kernel.height, kernel.width],
    stride: spatialPair(call, 'strides'),
    dilation: spatialPair(call, 'dilations'),
  };
  const { attributes, size } = translatePadding(padding, window, image.size);
  const name = graph.add('Conv', [image.name, kernel.name], node.name, {
    kernel_shape: { ints: window.kernel },
    strides: { ints: window.stride },
    dilations: { ints: window.dilation },
    group: { int: group },
    ...attributes,
  });
  return {
    kind: 'tensor',
    name,
    layout: 'image',
    batchFirst: image.batchFirst,
    ...(size && { size }),
  };
}

/** Conv2D → Conv. */
export const conv2d: Operator = (call) => {
  const weights = constantAt(call, 1);
  const shape = kernelShape(call, weights);
  const [height, width, input, output] = shape;
  const name = call.graph.floats(
    `${call.node.name}/kernel`,
    [output, input, height, width],
    transposeKernel(weights.values, shape),
  );
  return [addConvolution(call, imageAt(call, 0), { name, height, width }, 1)];
};

/** DepthwiseConv2dNative → Conv with a group for each input channel. */
export const depthwiseConv2d: Operator = (call) => {
  const weights = constantAt(call, 1);
  const [height, width, channels, multiplier] = kernelShape(call, weights);
  const name = call.graph.floats(
    `${call.node.name}/kernel`,
    [channels * multiplier, 1, height, width],
    // Output channel c · multiplier + m belongs to input channel c, as in ONNX's groups.
    transposeKernel(weights.values, [height, width, 1, channels * multiplier]),
  );
  return [addConvolution(call, imageAt(call, 0), { name, height, width }, channels)];
};
