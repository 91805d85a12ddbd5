import { inputAt, type Operator, type OperatorCall, refuse } from '../operator.ts';
import type { TensorValue } from '../value.ts';

function tensorAt(call: OperatorCall): TensorValue {
  const value = inputAt(call, 0);
  return value.kind === 'tensor' ? value : refuse(call, 'its input is not a tensor.');
}

/** An operator that changes each number by itself: any order of axes will do. */
function pointwise(opType: string): Operator {
  return (call) => {
    const value = tensorAt(call);
    return [{ ...value, name: call.graph.add(opType, [value.name], call.node.name) }];
  };
}

export const relu = pointwise('Relu');
export const sigmoid = pointwise('Sigmoid');
export const exponential = pointwise('Exp');
/** Identity and its kin: the value goes through. */
export const passThrough: Operator = (call) => [inputAt(call, 0)];

/** Relu6 → Clip to [0, 6]. */
export const relu6: Operator = (call) => {
  const { graph, node } = call;
  const value = tensorAt(call);
  const inputs = [value.name, graph.scalar(0), graph.scalar(6)];
  return [{ ...value, name: graph.add('Clip', inputs, node.name) }];
};
