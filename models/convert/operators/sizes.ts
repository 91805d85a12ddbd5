import { inputAt, integersAt, type Operator, refuse, sizesAt } from '../operator.ts';
import { integerAttribute } from '../tf-graph.ts';
import { batch, type SizesValue } from '../value.ts';

/** Shape: sizes as TensorFlow has them, as far as they are known. */
export const shape: Operator = (call) => {
  const value = inputAt(call, 0);
  if (value.kind !== 'tensor' || !value.batchFirst) {
    return refuse(call, 'is taken of a value whose sizes are not followed.');
  }
  const height = value.size?.height ?? 'unknown';
  const width = value.size?.width ?? 'unknown';
  const items: SizesValue['items'] =
    value.layout === 'image' ? [batch, height, width, 'unknown'] : [batch];
  return [{ kind: 'sizes', items, scalar: false }];
};

const masks = ['begin_mask', 'end_mask', 'ellipsis_mask', 'new_axis_mask'];

/** StridedSlice, of a list of sizes: one of them, or several in a row. */
export const stridedSlice: Operator = (call) => {
  const { items } = sizesAt(call, 0);
  const [begin = 0] = integersAt(call, 1);
  const [end = 0] = integersAt(call, 2);
  const [step = 1] = integersAt(call, 3);
  if (step !== 1 || begin < 0 || end <= begin || end > items.length) {
    refuse(call, 'only known sizes in a row can be taken.');
  }
  if (masks.some((mask) => integerAttribute(call.node, mask, 0) !== 0)) {
    refuse(call, 'its masks are not supported.');
  }
  const scalar = integerAttribute(call.node, 'shrink_axis_mask', 0) === 1;
  return [{ kind: 'sizes', items: items.slice(begin, scalar ? begin + 1 : end), scalar }];
};

/** Pack of single sizes: a list of them. */
export const packSizes: Operator = (call) => {
  const parts = call.inputs.map((_, index) => sizesAt(call, index));
  if (parts.some((part) => !part.scalar)) refuse(call, 'packs lists of sizes.');
  return [{ kind: 'sizes', items: parts.flatMap((part) => part.items), scalar: false }];
};
