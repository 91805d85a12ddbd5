import { CandidateList } from './candidate-list.ts';
import type { Head, ModelOutput } from './head.ts';
import { scoresNotNumbers, wrongOutputs } from './head-error.ts';

/**
 * SSD as the TensorFlow object detection API leaves it before suppression: boxes `[b, N, 4]` as ymin, xmin,
 * ymax, xmax in fractions of the input, scores `[b, N, classes]` after the sigmoid, background left out.
 */
export const ssdHead: Head = {
  name: 'ssd',
  suppressed: false,
  decode(outputs, item, input, threshold) {
    const { boxes, scores } = findOutputs(outputs);
    const anchors = boxes.shape[1]!;
    const classCount = scores.shape[2]!;
    const found = new CandidateList();
    for (let i = 0; i < anchors; i++) {
      const row = (item * anchors + i) * classCount;
      let best = 0;
      let score = scores.data[row]!;
      for (let c = 1; c < classCount; c++) {
        const s = scores.data[row + c]!;
        if (s > score) {
          score = s;
          best = c;
        }
      }
      if (Number.isNaN(score)) throw scoresNotNumbers('ssd');
      if (score < threshold) continue;
      const b = (item * anchors + i) * 4;
      found.addCorners(
        boxes.data[b + 1]! * input.width,
        boxes.data[b]! * input.height,
        boxes.data[b + 3]! * input.width,
        boxes.data[b + 2]! * input.height,
        score,
        best,
      );
    }
    return found;
  },
};

function findOutputs(outputs: ModelOutput[]): { boxes: ModelOutput; scores: ModelOutput } {
  const boxes =
    outputs.find(({ name }) => name === 'boxes') ?? outputs.find(({ shape }) => shape[2] === 4);
  const scores = outputs.find((output) => output !== boxes && output.shape.length === 3);
  if (boxes?.shape.length !== 3 || boxes.shape[2] !== 4 || scores?.shape[1] !== boxes.shape[1]) {
    throw wrongOutputs('ssd', 'boxes [b, N, 4] and scores [b, N, classes]', outputs);
  }
  return { boxes, scores: scores! };
}
