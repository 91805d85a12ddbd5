import type { DetectorHead } from '../../server/contract/model.ts';
import { inferHead as inferFromFixedShapes } from '../../server/vision/heads/infer-head.ts';
import type { Dim } from '../onnx/build.ts';
import type { OutputShape } from './model-shape.ts';

interface Hints {
  /** Size of the input: its own, or the one that it is usually given. */
  size: { height: number; width: number };
  /** The file says that it suppresses overlapping boxes itself. */
  endToEnd: boolean;
}

const fixed = (dim: Dim | undefined): number | undefined =>
  typeof dim === 'number' ? dim : undefined;

/**
 * Tells a detector's head from what its file says of the outputs. Where the input's size is
 * fixed the shapes decide, as they do when a model is run; where it is not, the file leaves the
 * number of anchors open, and which axis that is tells the families apart.
 * @returns undefined where nothing known fits
 */
export function inferHead(
  outputs: readonly OutputShape[],
  { size, endToEnd }: Hints,
): DetectorHead | undefined {
  const [, rows, columns] = outputs[0]?.dims ?? [];
  if (endToEnd && columns === 6) return 'nms-free';
  const shapes = outputs.map(({ dims }) => dims.map((dim) => fixed(dim) ?? -1));
  const head = inferFromFixedShapes(shapes, size);
  if (head) return head;
  if (outputs[0]?.dims.length !== 3) return undefined;
  if (fixed(rows) === undefined && (fixed(columns) ?? 0) >= 6) return 'yolov5';
  if (fixed(columns) === undefined && (fixed(rows) ?? 0) >= 5) return 'yolov8';
  return undefined;
}

/** How many classes the output of a head tells apart, where its shape shows it. */
export function countClasses(
  head: DetectorHead,
  outputs: readonly OutputShape[],
): number | undefined {
  const [first] = outputs;
  const [, rows, columns] = (first?.dims ?? []).map(fixed);
  const beyond = (values: number | undefined, others: number): number | undefined =>
    values === undefined ? undefined : values - others;
  switch (head) {
    case 'ssd': {
      const boxes = outputs.find(({ dims }) => dims[2] === 4);
      return fixed(outputs.find((output) => output !== boxes)?.dims[2]);
    }
    case 'yolov8':
      return beyond(rows, 4);
    case 'yolov5':
    case 'yolox':
      return beyond(columns, 5);
    case 'nms-free':
      return undefined;
  }
}
