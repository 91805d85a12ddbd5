import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { TfNode } from '../../../models/convert/tf-graph.ts';

type MadeConstant = { shape: number[]; values: readonly number[]; int?: boolean };

const bytes = (text: string): number[] => [...Buffer.from(text)];

/** Attributes as `model.json` writes them. */
export const attribute = {
  text: (value: string) => ({ s: bytes(value) }),
  int: (value: number) => ({ i: String(value) }),
  ints: (values: readonly number[]) => ({ list: { i: values.map(String) } }),
  float: (value: number) => ({ f: value }),
  flag: (value: boolean) => ({ b: value }),
};

/** Numbers between -1 and 1, the same on every machine. */
export function madeNumbers(count: number, seed = 1): number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647;
    return (2 * state) / 2147483647 - 1;
  });
}

export function madeConstant(shape: number[], seed = 1): MadeConstant {
  return {
    shape,
    values: madeNumbers(
      shape.reduce((a, b) => a * b, 1),
      seed,
    ),
  };
}

/**
 * Writes a TensorFlow.js graph model whose input is `x` [N,H,W,C] of floats.
 * @returns path of its model.json
 */
export async function writeGraph(
  folder: string,
  nodes: readonly TfNode[],
  constants: Record<string, MadeConstant> = {},
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const dtype = (int: boolean | undefined) => (int ? 'int32' : 'float32');
  const node = [
    {
      name: 'x',
      op: 'Placeholder',
      attr: { dtype: { type: 1 }, shape: { shape: { unknownRank: true } } },
    },
    ...Object.entries(constants).map(([name, { int }]) => ({
      name,
      op: 'Const',
      attr: { dtype: { type: int ? 3 : 1 } },
    })),
    ...nodes,
  ];
  const weights = Object.entries(constants).map(([name, { shape, int }]) => ({
    name,
    shape,
    dtype: dtype(int),
  }));
  const data = Object.values(constants).map(({ values, int }) =>
    Buffer.from((int ? Int32Array.from(values) : Float32Array.from(values)).buffer),
  );
  await writeFile(path.join(folder, 'weights.bin'), Buffer.concat(data));
  const modelJson = path.join(folder, 'model.json');
  const manifest = [{ paths: ['weights.bin'], weights }];
  const topology = { node, versions: {}, library: {} };
  await writeFile(
    modelJson,
    JSON.stringify({ modelTopology: topology, weightsManifest: manifest }),
  );
  return modelJson;
}
