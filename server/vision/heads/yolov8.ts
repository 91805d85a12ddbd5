import { CandidateList } from './candidate-list.ts';
import type { Head } from './head.ts';
import { scoresNotNumbers, wrongOutputs } from './head-error.ts';

/**
 * YOLOv8, v9, v11: `[b, 4 + classes, N]`, channels first: cx, cy, w, h in input pixels, then a score for
 * each class; no objectness.
 */
export const yolov8Head: Head = {
  name: 'yolov8',
  suppressed: false,
  decode(outputs, item, _input, threshold) {
    const output = outputs[0];
    const [, channels, anchors] = output?.shape ?? [];
    if (!output || output.shape.length !== 3 || !anchors || !channels || channels < 5) {
      throw wrongOutputs('yolov8', '[b, 4 + classes, N]', outputs);
    }
    const start = item * channels * anchors;
    const data = output.data.subarray(start, start + channels * anchors);
    const { scores, classes } = bestClasses(data, anchors, channels - 4);
    const found = new CandidateList();
    for (let i = 0; i < anchors; i++) {
      const score = scores[i]!;
      if (Number.isNaN(score)) throw scoresNotNumbers('yolov8');
      if (score < threshold) continue;
      found.addCentre(
        data[i]!,
        data[anchors + i]!,
        data[2 * anchors + i]!,
        data[3 * anchors + i]!,
        score,
        classes[i]!,
      );
    }
    return found;
  },
};

/** Class by class, so that memory is read in its order. */
function bestClasses(data: Float32Array, anchors: number, classCount: number) {
  const scores = data.slice(4 * anchors, 5 * anchors);
  const classes = new Uint16Array(anchors);
  for (let c = 1; c < classCount; c++) {
    const row = (4 + c) * anchors;
    for (let i = 0; i < anchors; i++) {
      const score = data[row + i]!;
      if (score > scores[i]!) {
        scores[i] = score;
        classes[i] = c;
      }
    }
  }
  return { scores, classes };
}
