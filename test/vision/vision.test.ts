import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import type { Box } from '../../server/contract/box.ts';
import type { AnalyseRequest, PhotographAnalysis } from '../../server/vision/analysis.ts';
import { ImageError } from '../../server/vision/image/image-error.ts';
import { openVision, type VisionOptions } from '../../server/vision/vision.ts';
import { fixedBoxes, meanColours, notNumbers } from './support/models.ts';
import { corners, makeFolder, quarters, scene } from './support/pictures.ts';

let folder: Awaited<ReturnType<typeof makeFolder>>;
beforeEach(async () => (folder = await makeFolder()));
afterEach(() => folder[Symbol.asyncDispose]());

const options = (given: Partial<VisionOptions> = {}): VisionOptions => ({
  detector: null,
  embedder: null,
  provider: 'cpu',
  confidence: 0.25,
  iou: 0.5,
  threads: 1,
  ...given,
});

const request = (file: string, given: Partial<AnalyseRequest> = {}): AnalyseRequest => ({
  file,
  detect: false,
  embedDetections: false,
  regions: [],
  wholeImage: false,
  ...given,
});

const close = (a: ArrayLike<number>, b: ArrayLike<number>, digits: number) =>
  Array.from(a).forEach((value, index) => expect(value).toBeCloseTo(b[index]!, digits));

/** The vector that `meanColours` gives for one flat colour. */
function flatVector(colour: readonly number[]): number[] {
  const length = Math.sqrt(16 * colour.reduce((sum, value) => sum + value * value, 0));
  return colour.flatMap((value) => Array<number>(16).fill(value / length));
}

describe('analysing a photograph', () => {
  it('finds boxes where they are in the photograph, whatever its shape', async () => {
    // The middle half of the input's width, its upper half; the second is too weak, the third lies in
    // the padding of a landscape photograph.
    const rows = [
      [16, 32, 48, 64, 0.9, 1],
      [0, 0, 9, 9, 0.2, 0],
      [0, 0, 64, 8, 0.8, 0],
      [32, 16, 64, 32, 0.95, 5],
    ];
    await using vision = await openVision(
      options({ detector: await fixedBoxes(folder.path, rows) }),
    );
    const wide = await folder.write('wide.png', scene(200, 100).png());
    const { detections, width, height, crops } = await vision.analyse(
      request(wide, { detect: true }),
    );
    expect([width, height]).toEqual([200, 100]);
    expect(crops).toEqual([]);
    expect(detections.map(({ class: name, classIndex }) => [name, classIndex])).toEqual([
      ['5', 5],
      ['giraffe', 1],
    ]);
    close(detections[0]!.box, [0.75, 0.25, 0.5, 0.5], 9);
    close(detections[1]!.box, [0.5, 0.75, 0.5, 0.5], 9);
    expect(detections[1]!.confidence).toBeCloseTo(0.9, 6);
  });

  it('embeds detections, regions and the whole image, each from its own pixels', async () => {
    const detector = await fixedBoxes(folder.path, [[0, 0, 32, 32, 0.9, 0]], { resize: 'stretch' });
    await using vision = await openVision(
      options({ detector, embedder: await meanColours(folder.path) }),
    );
    const file = await folder.write('a.png', quarters(80, 60).png());
    const bottomRight: Box = [0.75, 0.75, 0.5, 0.5];
    const nowhere: Box = [3, 3, 0.1, 0.1];
    const { crops, problems } = await vision.analyse(
      request(file, {
        detect: true,
        embedDetections: true,
        regions: [nowhere, bottomRight],
        wholeImage: true,
      }),
    );
    expect(crops.map(({ origin, index }) => [origin, index])).toEqual([
      ['detection', 0],
      ['region', 1],
      ['whole', 0],
    ]);
    close(crops[0]!.vector, flatVector(corners.topLeft), 5);
    close(crops[1]!.vector, flatVector(corners.bottomRight), 5);
    for (const { vector } of crops) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    expect(problems).toMatchObject([{ code: 'crop-outside-image', severity: 'warning', file }]);
  });

  it('tells size, time, hash and where the time went', async () => {
    await using vision = await openVision(options({ embedder: await meanColours(folder.path) }));
    const picture = await scene(60, 40)
      .withExif({ IFD2: { DateTimeOriginal: '2024:01:02 03:04:05' } })
      .jpeg()
      .toBuffer();
    const file = await folder.write('a.png', picture);
    const analysis = await vision.analyse(request(file, { wholeImage: true }));
    const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(picture));
    expect(analysis).toMatchObject({
      contentHash: Buffer.from(digest).toString('hex'),
      width: 60,
      height: 40,
      takenAt: '2024-01-02T03:04:05',
      problems: [{ code: 'image-misnamed' }],
    });
    expect(Object.keys(analysis.milliseconds)).toEqual([
      'read',
      'decode',
      'detect',
      'crop',
      'embed',
    ]);
  });

  it('cuts small boxes of a large photograph from the original', async () => {
    await using vision = await openVision(options({ embedder: await meanColours(folder.path) }));
    // A quarter of the width of the working copy's pixels: stripes of one pixel would be grey there.
    const width = 6000;
    const row = Buffer.alloc(width * 3);
    for (let x = 0; x < width; x++) row.fill(x % 40 < 20 ? 250 : 5, x * 3, x * 3 + 3);
    const stripes = sharp(Buffer.concat(Array<Buffer>(600).fill(row)), {
      raw: { width, height: 600, channels: 3 },
    });
    const file = await folder.write('wide.png', stripes.png({ compressionLevel: 1 }));
    // Exactly one white stripe and one black.
    const box: Box = [(3000 + 20) / width, 0.5, 40 / width, 0.1];
    const small = [box, box, box, box, box];
    for (const regions of [[box], small]) {
      const { crops } = await vision.analyse(request(file, { regions }));
      expect(crops).toHaveLength(regions.length);
      for (const { vector } of crops) {
        const [white, , , black] = vector as unknown as [number, number, number, number];
        expect(black / white).toBeLessThan(0.05);
      }
    }
  });

  it('analyses the displayed image: EXIF orientation changes nothing', async () => {
    const detector = await fixedBoxes(folder.path, [[8, 20, 30, 40, 0.9, 0]]);
    await using vision = await openVision(
      options({ detector, embedder: await meanColours(folder.path) }),
    );
    const upright = await quarters(80, 60).png().toBuffer();
    const turned = await sharp(upright).rotate(270).png().toBuffer();
    const files = [
      await folder.write('1.png', upright),
      await folder.write('6.png', sharp(turned).withMetadata({ orientation: 6 }).png()),
    ];
    const [a, b] = await Promise.all(
      files.map((file) =>
        vision.analyse(request(file, { detect: true, embedDetections: true, wholeImage: true })),
      ),
    );
    expect([b!.width, b!.height]).toEqual([80, 60]);
    expect(b!.detections).toEqual(a!.detections);
    a!.crops.forEach(({ vector }, index) => close(b!.crops[index]!.vector, vector, 4));
  });

  it('gives the same many at once as one at a time', async () => {
    const detector = await fixedBoxes(folder.path, [
      [8, 20, 30, 40, 0.9, 0],
      [30, 20, 60, 44, 0.8, 1],
    ]);
    await using vision = await openVision(
      options({ detector, embedder: await meanColours(folder.path), concurrency: 5, batch: 3 }),
    );
    const files = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        folder.write(`${i}.jpg`, scene(200 + 10 * i, 150, i + 1).jpeg()),
      ),
    );
    const ask = (file: string) =>
      vision.analyse(request(file, { detect: true, embedDetections: true, wholeImage: true }));
    const together = await Promise.all(files.map(ask));
    const alone: PhotographAnalysis[] = [];
    for (const file of files) alone.push(await ask(file));
    together.forEach((analysis, i) => {
      expect({ ...analysis, milliseconds: 0, crops: 0 }).toEqual({
        ...alone[i],
        milliseconds: 0,
        crops: 0,
      });
      expect(analysis.crops).toHaveLength(3);
      analysis.crops.forEach(({ vector }, c) => close(vector, alone[i]!.crops[c]!.vector, 5));
    });
  });
});

describe('what goes wrong', () => {
  it('concerns one photograph, and comes back as its problem', async () => {
    await using vision = await openVision(options({ embedder: await meanColours(folder.path) }));
    const whole = await scene(200, 100).jpeg().toBuffer();
    const files = [
      await folder.write('cut.jpg', whole.subarray(0, whole.length / 2)),
      await folder.write('whole.jpg', whole),
    ];
    const [cut, fine] = await Promise.allSettled(
      files.map((file) => vision.analyse(request(file, { wholeImage: true }))),
    );
    expect(fine!.status).toBe('fulfilled');
    const error = (cut as PromiseRejectedResult).reason as ImageError;
    expect(error).toBeInstanceOf(ImageError);
    expect(error.problem).toMatchObject({ code: 'image-truncated', file: files[0] });
    expect(error.body).toMatchObject({ code: 'unprocessable', file: files[0] });
  });

  it('is a model that is not there', async () => {
    await using vision = await openVision(options());
    const file = await folder.write('a.png', scene(20, 20).png());
    await expect(vision.analyse(request(file, { detect: true }))).rejects.toThrow(/detector/);
    await expect(vision.analyse(request(file, { wholeImage: true }))).rejects.toThrow(/embedder/);
  });

  it('is a model that cannot be loaded', async () => {
    const model = await meanColours(folder.path);
    const file = await folder.write('bad.onnx', Buffer.from('no model'));
    await expect(openVision(options({ embedder: { ...model, file } }))).rejects.toMatchObject({
      body: { code: 'unprocessable', file },
    });
  });

  it('is a model that is not what its description says', async () => {
    const model = await meanColours(folder.path);
    const input = { ...model.description.input, width: 32 };
    const other = { ...model, description: { ...model.description, input } };
    await expect(openVision(options({ embedder: other }))).rejects.toThrow(/\[batch, 3, 64, 32\]/);

    const longer = { ...model, description: { ...model.description, dimensions: 50 } };
    await using vision = await openVision(options({ embedder: longer }));
    const file = await folder.write('a.png', scene(20, 20).png());
    await expect(vision.analyse(request(file, { wholeImage: true }))).rejects.toThrow(/48 numbers/);
  });

  it('is a vector that is none', async () => {
    await using vision = await openVision(options({ embedder: await notNumbers(folder.path) }));
    const file = await folder.write('a.png', scene(20, 20).png());
    const regions = Array<Box>(20).fill([0.5, 0.5, 1, 1]);
    await expect(vision.analyse(request(file, { regions }))).rejects.toMatchObject({
      body: { code: 'unprocessable', message: expect.stringMatching(/no usable vector/) as string },
    });
    expect((await vision.analyse(request(file))).width).toBe(20);
  });
});

describe('stopping', () => {
  it('rejects an aborted photograph and goes on with the others', async () => {
    await using vision = await openVision(
      options({ embedder: await meanColours(folder.path), concurrency: 1 }),
    );
    const file = await folder.write('a.jpg', scene(800, 600).jpeg());
    const controller = new AbortController();
    const ask = (signal?: AbortSignal) =>
      vision.analyse(request(file, { wholeImage: true }), signal);
    const first = ask();
    const aborted = [ask(controller.signal), ask(controller.signal)];
    controller.abort(new Error('enough'));
    for (const one of aborted) await expect(one).rejects.toThrow('enough');
    await expect(ask(controller.signal)).rejects.toThrow('enough');
    expect((await first).crops).toHaveLength(1);
    expect((await ask()).crops).toHaveLength(1);
  });

  it('ends its threads and answers what is still asked', async () => {
    const threads = () =>
      process.getActiveResourcesInfo().filter((name) => /Worker|MessagePort/i.test(name)).length;
    const before = threads();
    const vision = await openVision(options({ embedder: await meanColours(folder.path) }));
    const file = await folder.write('a.jpg', scene(800, 600).jpeg());
    const running = vision.analyse(request(file, { wholeImage: true }));
    const [answer] = await Promise.allSettled([running, vision[Symbol.asyncDispose]()]);
    expect(answer.status).toBe('rejected');
    await expect(vision.analyse(request(file))).rejects.toMatchObject({
      body: { code: 'unavailable' },
    });
    expect(threads()).toBe(before);
  });
});
