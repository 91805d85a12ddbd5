import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ModelDescription } from '../../server/contract/model.ts';
import { describeOnnx, type DescriptionOverrides } from '../../models/describe/describe-onnx.ts';
import { type Dim, makeGraph, makeModel, makeValueInfo } from '../../models/onnx/build.ts';
import { encodeOnnx } from '../../models/onnx/codec.ts';
import { DataType } from '../../models/onnx/data-type.ts';
import { floatTensor } from '../../models/onnx/tensor.ts';
import { temporaryFolder } from '../support/made-dataset.ts';
import { present, sharedModels } from './support/pictures.ts';

interface MadeModel {
  input?: Dim[];
  inputType?: number;
  outputs: Dim[][];
  metadata?: Record<string, string>;
  overrides?: DescriptionOverrides;
}

/** Describes a model that is nothing but its shapes. */
async function describeMade({
  input = [1, 3, 640, 640],
  inputType = DataType.float,
  outputs,
  metadata = {},
  overrides,
}: MadeModel): Promise<ModelDescription> {
  await using folder = await temporaryFolder('describe');
  const file = path.join(folder.path, 'My Model (1).onnx');
  const graph = makeGraph({
    name: 'made',
    nodes: [],
    initializers: [floatTensor('weight', [1], Float32Array.of(1))],
    // As older exporters write it: a weight among the inputs.
    inputs: [makeValueInfo('weight', [1]), makeValueInfo('images', input, inputType)],
    outputs: outputs.map((dims, index) => makeValueInfo(`output${index}`, dims)),
  });
  await writeFile(file, encodeOnnx(makeModel(graph, { metadata })));
  // Awaited here, before the folder goes.
  return await describeOnnx(file, overrides);
}

const cells = (size: number): number => [8, 16, 32].reduce((n, s) => n + (size / s) ** 2, 0);

describe('the head of a detector is told from its outputs', () => {
  const at640 = cells(640);
  it.each([
    [
      'ssd',
      {
        outputs: [
          [1, 1917, 4],
          [1, 1917, 90],
        ],
        input: [1, 3, 300, 300],
      },
    ],
    [
      'ssd',
      {
        outputs: [
          ['batch', 1917, 3],
          ['batch', 1917, 4],
        ],
      },
    ],
    ['yolov5', { outputs: [[1, 3 * at640, 85]] }],
    ['yolov5', { outputs: [[1, 3 * at640, 6]] }],
    ['yolov5', { outputs: [['batch', 'anchors', 85]], input: ['batch', 3, 'height', 'width'] }],
    ['yolov8', { outputs: [[1, 84, at640]] }],
    ['yolov8', { outputs: [[1, 5, at640]] }],
    ['yolov8', { outputs: [['batch', 84, 'anchors']], input: ['batch', 3, 'height', 'width'] }],
    ['nms-free', { outputs: [[1, 300, 6]] }],
    ['nms-free', { outputs: [[1, 100, 6]] }],
    ['yolox', { outputs: [[1, cells(416), 85]], input: [1, 3, 416, 416] }],
    ['yolox', { outputs: [[1, at640, 7]] }],
  ] satisfies [string, MadeModel][])('%s: %o', async (head, made) => {
    expect(await describeMade(made)).toMatchObject({ task: 'detection', head });
  });

  it('or by a person, who goes first', async () => {
    const outputs = [[1, 3 * at640, 85]];
    const overrides = { head: 'yolox', id: 'mine' } as const;
    expect(await describeMade({ outputs, overrides })).toMatchObject({
      id: 'mine',
      head: 'yolox',
      input: { channels: 'bgr' },
    });
  });

  it('or not at all, with a remedy', async () => {
    await expect(describeMade({ outputs: [[1, 7, 7, 7]] })).rejects.toMatchObject({
      body: {
        code: 'unprocessable',
        field: 'head',
        message: expect.stringContaining('output0 [1, 7, 7, 7]') as string,
        remedy: expect.stringContaining('yolov8') as string,
      },
    });
  });
});

describe('classes', () => {
  it('are COCO’s where there are 80 and no names', async () => {
    const { classes } = await describeMade({ outputs: [[1, 84, 8400]] });
    expect(classes).toHaveLength(80);
    expect(classes?.[22]).toBe('zebra');
    expect(classes?.[23]).toBe('giraffe');
  });

  it('are numbered where nobody names them', async () => {
    const { classes } = await describeMade({ outputs: [[1, 6, 8400]] });
    expect(classes).toEqual(['class 0', 'class 1']);
  });

  it('are named by Ultralytics’ metadata', async () => {
    const metadata = { names: `{0: 'lion', 1: "Grévy's zebra", 2: 'red: fox'}`, task: 'detect' };
    const { classes } = await describeMade({ outputs: [[1, 7, 8400]], metadata });
    expect(classes).toEqual(['lion', "Grévy's zebra", 'red: fox']);
  });

  it('are named by a person', async () => {
    const overrides = { classes: ['lion', 'leopard'] };
    const { classes } = await describeMade({ outputs: [[1, 6, 8400]], overrides });
    expect(classes).toEqual(['lion', 'leopard']);
  });

  it('are refused where their number is another', async () => {
    const overrides = { classes: ['lion'] };
    await expect(describeMade({ outputs: [[1, 6, 8400]], overrides })).rejects.toMatchObject({
      body: { field: 'classes', message: expect.stringMatching(/2 classes.*1 names/) as string },
    });
  });
});

describe('the input', () => {
  it('is letterboxed RGB from 0 to 1 for YOLOv5 and v8, at the size of the file', async () => {
    const { input } = await describeMade({ input: [1, 3, 384, 640], outputs: [[1, 84, 5040]] });
    expect(input).toMatchObject({ width: 640, height: 384, resize: 'letterbox', pad: 114 });
    expect(input).toMatchObject({ channels: 'rgb', mean: [0, 0, 0], std: [1, 1, 1] });
    expect(input.scale * 255).toBeCloseTo(1);
  });

  it('is letterboxed BGR from 0 to 255 for YOLOX', async () => {
    const outputs = [[1, 3549, 85]];
    const { input } = await describeMade({ input: [1, 3, 416, 416], outputs });
    expect(input).toMatchObject({ channels: 'bgr', scale: 1, pad: 114, width: 416 });
  });

  it('has the size that the metadata name where it is free', async () => {
    const input = ['batch', 3, 'height', 'width'];
    const metadata = { imgsz: '[480, 832]' };
    const described = await describeMade({ input, outputs: [['batch', 84, 'n']], metadata });
    expect(described.input).toMatchObject({ height: 480, width: 832 });
  });

  it('is said by a person', async () => {
    const { input } = await describeMade({ outputs: [[1, 84, 8400]] });
    const mine = { ...input, pad: 0 };
    const overrides = { input: mine };
    expect((await describeMade({ outputs: [[1, 84, 8400]], overrides })).input).toEqual(mine);
  });

  it.each([
    ['has another order of axes', { input: [1, 640, 640, 3] }, /\[1, 640, 640, 3\]/],
    ['is not of floats', { inputType: DataType.uint8 }, /32-bit floats/],
  ])('is refused where it %s', async (_name, made, message) => {
    await expect(describeMade({ ...made, outputs: [[1, 84, 8400]] })).rejects.toMatchObject({
      body: { code: 'unprocessable', message: expect.stringMatching(message) as string },
    });
  });
});

describe('an embedder', () => {
  it.each([[[1, 512]], [['batch', 512, 1, 1]]] satisfies Dim[][][])(
    'is told from its output %o',
    async (dims) => {
      const described = await describeMade({ input: [1, 3, 224, 224], outputs: [dims] });
      expect(described).toMatchObject({
        id: 'my-model-1-',
        task: 'embedding',
        dimensions: 512,
        input: { width: 224, height: 224, resize: 'stretch', channels: 'rgb' },
      });
      expect(described.head).toBeUndefined();
    },
  );
});

describe.skipIf(!present(sharedModels))('models of others', () => {
  it.each([
    ['yolov8n_int8.onnx', 'yolov8', 640, 'AGPL-3.0'],
    ['yolox_nano.onnx', 'yolox', 416, 'unknown'],
  ])('%s', async (name, head, size, licence) => {
    const described = await describeOnnx(path.join(sharedModels, name));
    expect(described).toMatchObject({ task: 'detection', head, input: { width: size } });
    expect(described.licence).toContain(licence);
    expect(described.classes?.slice(22, 24)).toEqual(['zebra', 'giraffe']);
    expect(described.classes).toHaveLength(80);
  });
});
