import type { Box } from '../contract/box.ts';
import { SleuthsError } from '../contract/errors.ts';
import type { Problem } from '../contract/problem.ts';
import type { AnalyseRequest, Detection, PhotographAnalysis, Stage } from './analysis.ts';
import { CropSource } from './crop-source.ts';
import type { Detector } from './detector.ts';
import { embedCrops, type WantedCrop } from './embed-crops.ts';
import type { Embedder } from './embedder.ts';
import { decode, shrunkWarning } from './image/decode.ts';
import { readHeader } from './image/header.ts';
import { readPhotograph } from './image/photograph-file.ts';

/** Longest side of the copy in which animals are looked for; crops come from the original where needed. */
const workingSide = 2048;

type Milliseconds = Record<Stage, number>;

/** Takes one photograph through reading, decoding, detection, cropping and embedding. */
export class Analyser {
  readonly #detector: Detector | null;
  readonly #embedder: Embedder | null;
  readonly #margin: number;

  /** @param margin around each crop, as a fraction of the box's sides */
  constructor(detector: Detector | null, embedder: Embedder | null, margin: number) {
    this.#detector = detector;
    this.#embedder = embedder;
    this.#margin = margin;
  }

  /**
   * @throws ImageError the file cannot be analysed
   * @throws SleuthsError bad-request: it asks for a model that is not there
   */
  async analyse(request: AnalyseRequest, signal: AbortSignal): Promise<PhotographAnalysis> {
    const milliseconds: Milliseconds = { read: 0, decode: 0, detect: 0, crop: 0, embed: 0 };
    const { detector, embedder } = this.#modelsFor(request);
    signal.throwIfAborted();
    const file = await timed(milliseconds, 'read', () => readPhotograph(request.file));
    signal.throwIfAborted();
    const { photograph, pixels, problems } = await timed(milliseconds, 'decode', async () => {
      const opened = { file, header: await readHeader(file) };
      return { photograph: opened, ...(await decode(opened, workingSide)) };
    });
    signal.throwIfAborted();

    let detections: Detection[] = [];
    if (detector) {
      const found = await detector.detect(pixels, signal);
      detections = found.detections;
      milliseconds.detect = found.milliseconds;
    }
    const embedded = embedder
      ? await embedCrops(
          embedder,
          new CropSource(photograph, pixels, this.#margin, embedder.inputSize),
          wantedCrops(request, detections),
          signal,
        )
      : { crops: [], outside: [], milliseconds: {} };
    Object.assign(milliseconds, embedded.milliseconds);

    const { header } = photograph;
    return {
      contentHash: file.contentHash,
      width: header.width,
      height: header.height,
      takenAt: header.takenAt,
      detections,
      crops: embedded.crops,
      problems: [
        ...header.problems,
        ...problems,
        ...shrunkWarning(photograph, pixels),
        ...embedded.outside.map((one) => outsideWarning(request.file, one)),
      ],
      milliseconds,
    };
  }

  #modelsFor({ detect, embedDetections, regions, wholeImage, file }: AnalyseRequest) {
    const embed = (detect && embedDetections) || regions.length > 0 || wholeImage;
    const missing =
      detect && !this.#detector ? 'detector' : embed && !this.#embedder ? 'embedder' : null;
    if (missing) {
      throw new SleuthsError({
        code: 'bad-request',
        message: `No ${missing} is loaded, but the photograph is to go through one.`,
        remedy: `Choose a model with --${missing}.`,
        file,
      });
    }
    return {
      detector: detect ? this.#detector : null,
      embedder: embed ? this.#embedder : null,
    };
  }
}

const wholeImageBox: Box = [0.5, 0.5, 1, 1];

function wantedCrops(request: AnalyseRequest, detections: Detection[]): WantedCrop[] {
  const wanted: WantedCrop[] = [];
  if (request.embedDetections) {
    detections.forEach(({ box }, index) => wanted.push({ origin: 'detection', index, box }));
  }
  request.regions.forEach((box, index) => wanted.push({ origin: 'region', index, box }));
  if (request.wholeImage) wanted.push({ origin: 'whole', index: 0, box: wholeImageBox });
  return wanted;
}

function outsideWarning(file: string, { origin, index, box }: WantedCrop): Problem {
  return {
    code: 'crop-outside-image',
    severity: 'warning',
    message: `The ${origin} ${index + 1}, box ${box.join(' ')}, has no pixel in the image; no crop was made.`,
    remedy: 'Correct the box or delete it.',
    file,
  };
}

async function timed<T>(into: Milliseconds, stage: Stage, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    into[stage] += performance.now() - start;
  }
}
