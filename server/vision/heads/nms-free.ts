import { CandidateList } from './candidate-list.ts';
import type { Head } from './head.ts';
import { scoresNotNumbers, wrongOutputs } from './head-error.ts';

/**
 * Networks that leave one box an object (YOLOv10, YOLO26, exports with suppression inside):
 * `[b, N, 6]`, a row being x1, y1, x2, y2 in input pixels, score, class.
 */
export const nmsFreeHead: Head = {
  name: 'nms-free',
  suppressed: true,
  decode(outputs, item, _input, threshold) {
    const output = outputs[0];
    const rows = output?.shape[1];
    if (!output || output.shape.length !== 3 || rows === undefined || output.shape[2] !== 6) {
      throw wrongOutputs('nms-free', '[b, N, 6]', outputs);
    }
    const { data } = output;
    const found = new CandidateList();
    for (let i = 0; i < rows; i++) {
      const row = (item * rows + i) * 6;
      const score = data[row + 4]!;
      if (Number.isNaN(score)) throw scoresNotNumbers('nms-free');
      if (score < threshold) continue;
      const index = Math.round(data[row + 5]!);
      found.addCorners(data[row]!, data[row + 1]!, data[row + 2]!, data[row + 3]!, score, index);
    }
    return found;
  },
};
