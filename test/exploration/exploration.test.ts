import { afterAll, describe, expect, it } from 'vitest';
import type { CropBatch } from '../../server/exploration/crop-batch.ts';
import { ExplorationThread } from '../../server/exploration/exploration-thread.ts';
import { textNumber } from '../../server/exploration/number-names.ts';

const thread = new ExplorationThread();
afterAll(() => thread.close());

const dimensions = 8;

interface Made {
  individual?: number;
  image?: number;
  place?: number;
  takenAt?: number;
  vector: readonly number[];
}

/** Vectors are filled up with zeros and normalised. */
function batchOf(crops: readonly Made[]): CropBatch {
  const vectors = new Float32Array(crops.length * dimensions);
  crops.forEach(({ vector }, row) => {
    const norm = Math.hypot(...vector);
    vector.forEach((value, d) => (vectors[row * dimensions + d] = value / norm));
  });
  return {
    length: crops.length,
    vectors,
    individuals: Int32Array.from(crops, ({ individual }) => individual ?? -1),
    images: Float64Array.from(crops, ({ image }, row) => image ?? 1000 + row),
    places: Float64Array.from(crops, ({ place }) => place ?? 0),
    takenAt: Float64Array.from(crops, ({ takenAt }) => takenAt ?? NaN),
  };
}

/** Close to an axis; the second number tells the members apart. */
const around = (axis: number, offset: number): number[] => {
  const vector = new Array<number>(dimensions).fill(0);
  vector[axis] = 1;
  vector[(axis + 1) % dimensions] = offset;
  return vector;
};

describe('the best match', () => {
  const match = async (queries: readonly Made[], gallery: readonly Made[][], not = {}) => {
    const different = new Map(
      Object.entries(not).map(([q, names]) => [Number(q), names as number[]]),
    );
    using task = await thread.begin('match', {
      dimensions,
      queries: batchOf(queries),
      different,
      gap: 60_000,
    });
    for (const part of gallery) await task.add(batchOf(part));
    return await task.finish();
  };
  const query = { vector: around(0, 0), image: 1, place: 5, takenAt: 1_000_000 };

  it('is the nearest of all batches', async () => {
    const { individual, other } = await match(
      [query, { vector: around(3, 0), image: 2 }],
      [
        [{ vector: around(0, 0.5), individual: 1 }],
        [
          { vector: around(0, 0.1), individual: 2 },
          { vector: around(3, 0.2), individual: 3 },
        ],
      ],
    );
    expect([...individual]).toEqual([2, 3]);
    expect(other[0]).toBeCloseTo(1 / Math.hypot(1, 0.1), 5);
  });

  it('leaves out the own photograph, the burst, and who it is known not to be', async () => {
    const gallery = [
      { vector: around(0, 0), individual: 1, image: 1 },
      { vector: around(0, 0.1), individual: 2, image: 2, place: 5, takenAt: 1_030_000 },
      { vector: around(0, 0.2), individual: 3, image: 3, place: 5, takenAt: 2_000_000 },
      { vector: around(0, 0.3), individual: 4, image: 4, place: 6, takenAt: 1_000_000 },
      { vector: around(0, 0.4), individual: 5, image: 5 },
    ];
    expect((await match([query], [gallery])).individual[0]).toBe(3);
    expect((await match([query], [gallery], { 0: [3] })).individual[0]).toBe(4);
    expect((await match([query], [gallery], { 0: [3, 4, 5] })).individual[0]).toBe(-1);
  });

  it('tells the own individual from the others', async () => {
    const { same, other, individual } = await match(
      [{ ...query, individual: 7 }],
      [
        [
          { vector: around(0, 0.1), individual: 7 },
          { vector: around(0, 0.6), individual: 8 },
        ],
      ],
    );
    expect(same[0]!).toBeGreaterThan(other[0]!);
    expect(individual[0]).toBe(8);
  });
});

describe('groups', () => {
  const group = async (crops: readonly Made[], threshold: number | null) => {
    using task = await thread.begin('groups', { dimensions, axes: null, threshold });
    await task.add(batchOf(crops));
    return await task.finish();
  };
  const family = (axis: number, size: number): Made[] =>
    Array.from({ length: size }, (_, i) => ({ vector: around(axis, 0.05 * i) }));

  it('are of crops that look alike, the largest first', async () => {
    const { group: of, groups } = await group(
      [...family(0, 3), ...family(2, 5), ...family(4, 1)],
      0.9,
    );
    expect(groups).toBe(3);
    expect([...of]).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 2]);
  });

  it('never hold two crops of one photograph', async () => {
    const crops = family(0, 4).map((crop, i) => ({ ...crop, image: i < 2 ? 1 : i }));
    const { group: of } = await group(crops, 0.9);
    expect(of[0]).not.toBe(of[1]);
  });

  it('do not chain unlike crops together over those between them', async () => {
    // Each is like the next one, the first is nothing like the last.
    const chain = Array.from({ length: 12 }, (_, i) => {
      const angle = (i * Math.PI) / 22;
      return { vector: [Math.cos(angle), Math.sin(angle)] };
    });
    const { group: of } = await group(chain, 0.9);
    expect(of[0]).not.toBe(of[11]);
  });

  it('have their most typical crops in the middle', async () => {
    const { typicality } = await group([...family(0, 4), { vector: around(0, 0.6) }], 0.8);
    expect(Math.min(...typicality)).toBe(typicality[4]);
  });

  it('find their own threshold between likeness and chance', async () => {
    const crops = [0, 2, 4, 6].flatMap((axis) => family(axis, 6));
    const { group: of, groups } = await group(crops, null);
    expect(groups).toBe(4);
    for (let start = 0; start < 24; start += 6) {
      expect(new Set(of.slice(start, start + 6)).size).toBe(1);
    }
  });

  it('are none of no crops', async () => {
    expect((await group([], null)).groups).toBe(0);
  });
});

describe('the map', () => {
  const plane = async (crops: readonly Made[], umap: boolean) => {
    using axesTask = await thread.begin('axes', { dimensions, components: 2, centred: true });
    await axesTask.add(batchOf(crops));
    const axes = await axesTask.finish();
    using task = await thread.begin('plane', { dimensions, axes, umap });
    await task.add(batchOf(crops));
    return await task.finish();
  };
  const crops = [0, 4].flatMap((axis) =>
    Array.from({ length: 20 }, (_, i) => ({ vector: around(axis, 0.01 * i) })),
  );

  it.each([true, false])('keeps two animals apart (UMAP: %s)', async (umap) => {
    const { x, y, method } = await plane(crops, umap);
    expect(method).toBe(umap ? 'umap' : 'pca');
    for (const value of [...x, ...y]) expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-6);
    const centre = (from: number) =>
      [x, y].map((axis) => axis.slice(from, from + 20).reduce((a, b) => a + b) / 20);
    const [first, second] = [centre(0), centre(20)];
    expect(Math.hypot(first[0]! - second[0]!, first[1]! - second[1]!)).toBeGreaterThan(0.5);
  });

  it('is the same every time', async () => {
    expect(await plane(crops, true)).toEqual(await plane(crops, true));
  });

  it('falls back on PCA for a handful', async () => {
    expect((await plane(crops.slice(0, 5), true)).method).toBe('pca');
    expect((await plane([], false)).x).toHaveLength(0);
  });
});

describe('odd ones', () => {
  it('lie far from the rest', async () => {
    using task = await thread.begin('odd', { dimensions });
    await task.add(batchOf([0, 0.1, 0.2].map((offset) => ({ vector: around(0, offset) }))));
    await task.add(batchOf([{ vector: around(3, 0) }]));
    const distances = await task.finish();
    expect(distances[3]!).toBeCloseTo(1, 2);
    expect(Math.max(...distances.slice(0, 3))).toBeLessThan(0.3);
  });
});

describe('the thread', () => {
  it('drops a task whose signal aborts, and goes on with others', async () => {
    const stop = new AbortController();
    const many = Array.from({ length: 600 }, (_, i) => ({ vector: around(i % 8, 0.001 * i) }));
    using task = await thread.begin(
      'groups',
      { dimensions, axes: null, threshold: 0.5 },
      { signal: stop.signal, onProgress: () => stop.abort() },
    );
    await task.add(batchOf(many));
    await expect(task.finish()).rejects.toThrow('dropped');
    using other = await thread.begin('odd', { dimensions });
    await other.add(batchOf([{ vector: around(0, 0) }]));
    expect([...(await other.finish())]).toEqual([0]);
  });
});

it('tells texts apart by numbers that stay exact', () => {
  const texts = Array.from({ length: 20_000 }, (_, i) => `images/train/IMG_${i}.jpg`);
  const numbers = texts.map(textNumber);
  expect(new Set(numbers).size).toBe(texts.length);
  expect(numbers.every(Number.isSafeInteger)).toBe(true);
  expect(textNumber('a/b.jpg')).toBe(textNumber('a/b.jpg'));
});
