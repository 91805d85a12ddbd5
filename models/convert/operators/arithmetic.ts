import { inputAt, type Operator, type OperatorCall, refuse } from '../operator.ts';
import type { ConstantValue, TensorValue, Value } from '../value.ts';

/**
 * Adds a constant operand to the graph so that it broadcasts as in TensorFlow: beside an image,
 * whose channels are last there and second here, a vector of channels becomes [C,1,1].
 */
function constantOperand(
  call: OperatorCall,
  index: number,
  value: ConstantValue,
  besideImage: boolean,
): string {
  const { shape, values } = value;
  if (!(values instanceof Float32Array)) return refuse(call, `operand ${index} is not of floats.`);
  if (values.length === 1 && shape.length <= 1) return call.graph.scalar(values[0] ?? 0);
  let dims = shape;
  if (besideImage) {
    if (shape.slice(0, -1).some((size) => size !== 1)) {
      refuse(call, `a constant of shape [${shape.join(', ')}] beside an image is not supported.`);
    }
    dims = [values.length, 1, 1];
  }
  return call.graph.floats(`${call.node.name}/operand:${index}`, dims, values);
}

/** Names of the operands in the ONNX graph, all in one layout, and the tensor that sets the result's. */
function operands(call: OperatorCall): { names: string[]; like: TensorValue } {
  const values = call.inputs.map((_, index): Value => inputAt(call, index));
  const like = values.find((value) => value.kind === 'tensor');
  if (!like) return refuse(call, 'none of its operands is a tensor.');
  const names = values.map((value, index) => {
    if (value.kind === 'constant') {
      return constantOperand(call, index, value, like.layout === 'image');
    }
    if (value.kind === 'sizes') return refuse(call, 'arithmetic on sizes is not supported.');
    if (value.layout === like.layout) return value.name;
    return refuse(call, 'mixes images with tensors of another order of axes.');
  });
  return { names, like };
}

function elementwise(opType: string): Operator {
  return (call) => {
    const { names, like } = operands(call);
    return [{ ...like, name: call.graph.add(opType, names, call.node.name) }];
  };
}

export const add = elementwise('Add');
export const subtract = elementwise('Sub');
export const multiply = elementwise('Mul');

/** AddN → Sum, which like it takes any number of tensors. */
export const addAll = elementwise('Sum');
