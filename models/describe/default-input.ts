import type { DetectorHead, ModelInput } from '../../server/contract/model.ts';

interface Size {
  height: number;
  width: number;
}

/** The grey that YOLO's letterbox fills the margins with. */
const letterboxGrey = 114;

/** How pixels reach a detector of a family, as its authors trained it. */
export function detectorInput(head: DetectorHead, size: Size): ModelInput {
  if (head === 'ssd') {
    // TensorFlow's object detection: [-1, 1].
    const middle: ModelInput['mean'] = [127.5, 127.5, 127.5];
    return { ...size, resize: 'stretch', channels: 'rgb', scale: 1, mean: middle, std: middle };
  }
  // YOLOX takes OpenCV's BGR from 0 to 255 as it is; the others RGB from 0 to 1.
  const raw = head === 'yolox';
  return {
    ...size,
    resize: 'letterbox',
    pad: letterboxGrey,
    channels: raw ? 'bgr' : 'rgb',
    scale: raw ? 1 : 1 / 255,
    mean: [0, 0, 0],
    std: [1, 1, 1],
  };
}

/** How pixels reach an embedder trained from ImageNet weights, as most are. */
export function embedderInput(size: Size): ModelInput {
  return {
    ...size,
    resize: 'stretch',
    channels: 'rgb',
    scale: 1 / 255,
    mean: [0.485, 0.456, 0.406],
    std: [0.229, 0.224, 0.225],
  };
}
