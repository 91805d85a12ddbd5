import type { DetectorHead, ModelInput } from '../../contract/model.ts';
import { gridCells } from './yolox.ts';

/** YOLOv5 has three anchors a cell. */
const anchorsPerCell = 3;
/** Networks without suppression give a few hundred rows; anchors number in the thousands. */
const mostNmsFreeRows = 1000;

/**
 * Guesses a detector's head from the shapes of its outputs.
 * @param shapes with the batch dimension first; -1 where a dimension is dynamic
 * @returns null: nothing known fits
 */
export function inferHead(
  shapes: readonly (readonly number[])[],
  input: Pick<ModelInput, 'width' | 'height'>,
): DetectorHead | null {
  if (shapes.length >= 2 && shapes.some((shape) => shape.length === 3 && shape[2] === 4)) {
    return 'ssd';
  }
  const [, rows = -1, columns = -1] = shapes[0]?.length === 3 ? shapes[0] : [];
  const cells = gridCells(input.width, input.height);
  if (rows === cells && columns >= 6) return 'yolox';
  if (rows === cells * anchorsPerCell && columns >= 6) return 'yolov5';
  if (columns === cells && rows >= 5) return 'yolov8';
  if (columns === 6 && rows <= mostNmsFreeRows) return 'nms-free';
  if (rows > columns && columns >= 6) return 'yolov5';
  if (columns > rows && rows >= 5) return 'yolov8';
  return null;
}
