import { CandidateList } from './candidate-list.ts';
import type { Head } from './head.ts';
import { scoresNotNumbers, wrongOutputs } from './head-error.ts';

/**
 * YOLOv5 (also v6 and v7 exports): `[b, N, 5 + classes]`, a row being cx, cy, w, h in input pixels,
 * objectness, class scores. A box's score is objectness × its best class score.
 */
export const yolov5Head: Head = {
  name: 'yolov5',
  suppressed: false,
  decode(outputs, item, _input, threshold) {
    const output = outputs[0];
    const [, anchors, columns] = output?.shape ?? [];
    if (!output || output.shape.length !== 3 || !anchors || !columns || columns < 6) {
      throw wrongOutputs('yolov5', '[b, N, 5 + classes]', outputs);
    }
    const { data } = output;
    const found = new CandidateList();
    for (let i = 0; i < anchors; i++) {
      const row = (item * anchors + i) * columns;
      const objectness = data[row + 4]!;
      if (Number.isNaN(objectness)) throw scoresNotNumbers('yolov5');
      // Class scores are at most 1: most anchors end here.
      if (objectness < threshold) continue;
      let best = 0;
      for (let c = 1; c < columns - 5; c++)
        if (data[row + 5 + c]! > data[row + 5 + best]!) best = c;
      const score = objectness * data[row + 5 + best]!;
      if (Number.isNaN(score)) throw scoresNotNumbers('yolov5');
      if (score < threshold) continue;
      found.addCentre(data[row]!, data[row + 1]!, data[row + 2]!, data[row + 3]!, score, best);
    }
    return found;
  },
};
