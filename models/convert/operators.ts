import type { Operator } from './operator.ts';
import { exponential, passThrough, relu, relu6, sigmoid } from './operators/activation.ts';
import { add, addAll, multiply, subtract } from './operators/arithmetic.ts';
import { fusedBatchNorm } from './operators/batch-norm.ts';
import { conv2d, depthwiseConv2d } from './operators/convolution.ts';
import { concat, pack, slice, tile, unpack } from './operators/join.ts';
import { expandDims, reshape, squeeze, transpose } from './operators/layout.ts';
import { shape, stridedSlice } from './operators/sizes.ts';

/** What each TensorFlow operator becomes. An operator that is not here is refused by name. */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ['Add', add],
  ['AddN', addAll],
  ['AddV2', add],
  // One number a channel, and channels are last: what Add does with a vector anyway.
  ['BiasAdd', add],
  ['ConcatV2', concat],
  ['Conv2D', conv2d],
  ['DepthwiseConv2dNative', depthwiseConv2d],
  ['Exp', exponential],
  ['ExpandDims', expandDims],
  ['FusedBatchNorm', fusedBatchNorm],
  ['FusedBatchNormV2', fusedBatchNorm],
  ['FusedBatchNormV3', fusedBatchNorm],
  ['Identity', passThrough],
  ['Mul', multiply],
  ['Pack', pack],
  ['Relu', relu],
  ['Relu6', relu6],
  ['Reshape', reshape],
  ['Shape', shape],
  ['Sigmoid', sigmoid],
  ['Slice', slice],
  ['Squeeze', squeeze],
  ['StridedSlice', stridedSlice],
  ['Sub', subtract],
  ['Tile', tile],
  ['Transpose', transpose],
  ['Unpack', unpack],
]);
