import { CandidateList } from './candidate-list.ts';
import type { Head } from './head.ts';
import { scoresNotNumbers, wrongOutputs } from './head-error.ts';

/** Input pixels a cell of each of the three grids, in the order of the rows. */
export const yoloxStrides = [8, 16, 32] as const;

/**
 * YOLOX as exported without decoding: `[b, N, 5 + classes]`, a row being the box relative to its cell,
 * objectness and class scores after their sigmoid. Rows run over the grids of strides 8, 16, 32, each row by
 * row. Decoding (https://arxiv.org/abs/2107.08430, `YOLOXHead.decode_outputs`):
 * centre = (value + cell) × stride, side = exp(value) × stride. Score = objectness × best class.
 */
export const yoloxHead: Head = {
  name: 'yolox',
  suppressed: false,
  decode(outputs, item, input, threshold) {
    const output = outputs[0];
    const [, anchors, columns] = output?.shape ?? [];
    if (!output || !columns || columns < 6 || anchors !== gridCells(input.width, input.height)) {
      throw wrongOutputs('yolox', '[b, cells of strides 8, 16, 32; 5 + classes]', outputs);
    }
    const { data } = output;
    const found = new CandidateList();
    let row = item * anchors * columns;
    for (const stride of yoloxStrides) {
      const across = Math.ceil(input.width / stride);
      const down = Math.ceil(input.height / stride);
      for (let cell = 0; cell < across * down; cell++, row += columns) {
        const objectness = data[row + 4]!;
        if (Number.isNaN(objectness)) throw scoresNotNumbers('yolox');
        if (objectness < threshold) continue;
        let best = 0;
        for (let c = 1; c < columns - 5; c++) {
          if (data[row + 5 + c]! > data[row + 5 + best]!) best = c;
        }
        const score = objectness * data[row + 5 + best]!;
        if (Number.isNaN(score)) throw scoresNotNumbers('yolox');
        if (score < threshold) continue;
        found.addCentre(
          (data[row]! + (cell % across)) * stride,
          (data[row + 1]! + Math.floor(cell / across)) * stride,
          Math.exp(data[row + 2]!) * stride,
          Math.exp(data[row + 3]!) * stride,
          score,
          best,
        );
      }
    }
    return found;
  },
};

/** How many cells the three grids have together. */
export function gridCells(width: number, height: number): number {
  let cells = 0;
  for (const stride of yoloxStrides)
    cells += Math.ceil(width / stride) * Math.ceil(height / stride);
  return cells;
}
