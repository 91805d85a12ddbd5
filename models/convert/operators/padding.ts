import type { AttributeValue } from '../../onnx/attribute.ts';

export interface Window {
  kernel: [height: number, width: number];
  stride: [height: number, width: number];
  dilation: [height: number, width: number];
}

interface Size {
  height: number;
  width: number;
}

const reach = (kernel: number, dilation: number): number => (kernel - 1) * dilation + 1;

/**
 * TensorFlow's SAME: the output has ceil(input / stride) positions, and where the padding is odd
 * the extra row or column is at the end (bottom, right).
 */
function samePadding(input: number, kernel: number, stride: number, dilation: number) {
  const output = Math.ceil(input / stride);
  const total = Math.max((output - 1) * stride + reach(kernel, dilation) - input, 0);
  const before = Math.floor(total / 2);
  return { before, after: total - before };
}

/**
 * ONNX padding attributes of TensorFlow's padding, and the output's size where it is known.
 * With an unknown input size and a stride above 1 the amount depends on the image: ONNX's
 * SAME_UPPER says the same as TensorFlow's SAME and is left to the runtime.
 */
export function translatePadding(
  padding: 'SAME' | 'VALID',
  { kernel, stride, dilation }: Window,
  size: Size | undefined,
): { attributes: Record<string, AttributeValue>; size?: Size } {
  if (padding === 'VALID') {
    const positions = (input: number, axis: 0 | 1): number =>
      Math.ceil((input - reach(kernel[axis], dilation[axis]) + 1) / stride[axis]);
    return {
      attributes: { pads: { ints: [0, 0, 0, 0] } },
      ...(size && { size: { height: positions(size.height, 0), width: positions(size.width, 1) } }),
    };
  }
  if (!size && (stride[0] > 1 || stride[1] > 1)) {
    return { attributes: { auto_pad: { string: 'SAME_UPPER' } } };
  }
  // With stride 1 the padding is the same for every input size.
  const rows = samePadding(
    size?.height ?? reach(kernel[0], dilation[0]),
    kernel[0],
    stride[0],
    dilation[0],
  );
  const columns = samePadding(
    size?.width ?? reach(kernel[1], dilation[1]),
    kernel[1],
    stride[1],
    dilation[1],
  );
  return {
    attributes: { pads: { ints: [rows.before, columns.before, rows.after, columns.after] } },
    ...(size && {
      size: {
        height: Math.ceil(size.height / stride[0]),
        width: Math.ceil(size.width / stride[1]),
      },
    }),
  };
}
