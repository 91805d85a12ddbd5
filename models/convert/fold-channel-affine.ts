import { floatAttribute } from '../onnx/attribute.ts';
import { floatTensor, floatValues, tensorDims } from '../onnx/tensor.ts';
import type { NodeProto, TensorProto } from '../onnx/types.ts';

/** y = scale · x + offset, with one scale and one offset for each channel. */
interface ChannelAffine {
  scale: (channel: number) => number;
  offset: (channel: number) => number;
}

interface Graph {
  nodes: readonly NodeProto[];
  initializers: readonly TensorProto[];
}

/** Values of a tensor of shape [C,1,1], as a channel-wise operand beside an image has it. */
function perChannel(tensor: TensorProto | undefined, channels: number): Float32Array | undefined {
  if (!tensor) return undefined;
  const dims = tensorDims(tensor);
  const matches = dims.length === 3 && dims[0] === channels && dims[1] === 1 && dims[2] === 1;
  return matches ? floatValues(tensor) : undefined;
}

/** The node as a channel-wise affine map of its input `source`, if it is one. */
function channelAffine(
  node: NodeProto,
  source: string,
  initializers: ReadonlyMap<string, TensorProto>,
  channels: number,
): ChannelAffine | undefined {
  if (node.opType === 'BatchNormalization') {
    const parts = node.input.slice(1).map((name) => initializers.get(name));
    const [scale, offset, mean, variance] = parts.map((part) => part && floatValues(part));
    if (node.input[0] !== source || !scale || !offset || !mean || !variance) return undefined;
    const epsilon = floatAttribute(node, 'epsilon', 1e-5);
    const gain = (c: number): number => (scale[c] ?? 1) / Math.sqrt((variance[c] ?? 1) + epsilon);
    return { scale: gain, offset: (c) => (offset[c] ?? 0) - (mean[c] ?? 0) * gain(c) };
  }
  if (node.opType !== 'Mul' && node.opType !== 'Add') return undefined;
  const other = node.input.find((name) => name !== source);
  const operand = perChannel(initializers.get(other ?? ''), channels);
  if (!operand) return undefined;
  return node.opType === 'Mul'
    ? { scale: (c) => operand[c] ?? 1, offset: () => 0 }
    : { scale: () => 1, offset: (c) => operand[c] ?? 0 };
}

function countUses(nodes: readonly NodeProto[], outputs: readonly string[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const name of [...nodes.flatMap((node) => node.input), ...outputs]) {
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return uses;
}

interface FoldedWeights {
  kernel: TensorProto;
  bias: Float32Array;
}

/** Kernel and bias of a convolution whose output went through `affine`. */
function foldInto({ kernel, bias }: FoldedWeights, affine: ChannelAffine): FoldedWeights {
  const values = floatValues(kernel);
  const perOutput = values.length / bias.length;
  return {
    kernel: floatTensor(
      kernel.name ?? '',
      tensorDims(kernel),
      values.map((value, index) => value * affine.scale(Math.floor(index / perOutput))),
    ),
    bias: bias.map((value, channel) => value * affine.scale(channel) + affine.offset(channel)),
  };
}

/**
 * Folds channel-wise multiplications, additions and batch normalisations that follow a
 * convolution into its kernel and bias, as far as nothing else uses what lies between.
 * @param outputs names that must keep being computed
 */
export function foldChannelAffine(graph: Graph, outputs: readonly string[]): Graph {
  const initializers = new Map(graph.initializers.map((tensor) => [tensor.name ?? '', tensor]));
  const uses = countUses(graph.nodes, outputs);
  const consumers = new Map(
    graph.nodes.flatMap((node) => node.input.map((name) => [name, node] as const)),
  );
  const folded = new Set<NodeProto>();
  const nodes = graph.nodes.map((node) => {
    const kernelName = node.input[1] ?? '';
    const kernel = initializers.get(kernelName);
    if (node.opType !== 'Conv' || !kernel || node.input.length > 2) return node;
    const channels = tensorDims(kernel)[0] ?? 0;
    let parts: FoldedWeights = { kernel, bias: new Float32Array(channels) };
    let output = node.output[0] ?? '';
    while (uses.get(output) === 1) {
      const next = consumers.get(output);
      const affine = next && channelAffine(next, output, initializers, channels);
      if (!affine) break;
      parts = foldInto(parts, affine);
      folded.add(next);
      output = next.output[0] ?? '';
    }
    if (output === node.output[0]) return node;
    const biasName = `${kernelName}/bias`;
    initializers.set(kernelName, parts.kernel);
    initializers.set(biasName, floatTensor(biasName, [channels], parts.bias));
    return { ...node, input: [...node.input, biasName], output: [output] };
  });
  const kept = nodes.filter((node) => !folded.has(node));
  const used = new Set(kept.flatMap((node) => node.input));
  return {
    nodes: kept,
    initializers: [...initializers.values()].filter((tensor) => used.has(tensor.name ?? '')),
  };
}
