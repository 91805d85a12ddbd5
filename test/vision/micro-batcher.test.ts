import { describe, expect, it } from 'vitest';
import { MicroBatcher } from '../../server/vision/micro-batcher.ts';

/** Answers each number with its double; remembers the batches. */
function doubling(size: number) {
  const batches: number[][] = [];
  const batcher = new MicroBatcher<number, number>(async (items) => {
    batches.push(items);
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (items.includes(13)) throw new Error('unlucky');
    return { results: items.map((item) => item * 2), milliseconds: items.length * 10 };
  }, size);
  return { batcher, batches };
}

describe('the micro-batcher', () => {
  it('gathers what is asked for at once, and answers each', async () => {
    const { batcher, batches } = doubling(4);
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((item) => batcher.submit(item)));
    expect(answers.map(({ result }) => result)).toEqual([2, 4, 6, 8, 10, 12]);
    expect(batches).toEqual([
      [1, 2, 3, 4],
      [5, 6],
    ]);
  });

  it('shares a batch’s time out', async () => {
    const { batcher } = doubling(2);
    const [one] = await Promise.all([batcher.submit(1), batcher.submit(2)]);
    expect(one.milliseconds).toBe(10);
  });

  it('gathers while batches are under way', async () => {
    const { batcher, batches } = doubling(8);
    const early = [batcher.submit(1)];
    await new Promise((resolve) => setImmediate(resolve));
    early.push(batcher.submit(2));
    await new Promise((resolve) => setImmediate(resolve));
    const late = [3, 4, 5].map((item) => batcher.submit(item));
    await Promise.all([...early, ...late]);
    expect(batches).toEqual([[1], [2], [3, 4, 5]]);
  });

  it('fails only the batch that fails', async () => {
    const { batcher } = doubling(2);
    const answers = await Promise.allSettled([13, 1, 2].map((item) => batcher.submit(item)));
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });

  it('leaves out what was aborted before its batch', async () => {
    const { batcher, batches } = doubling(4);
    const controller = new AbortController();
    const kept = batcher.submit(1);
    const aborted = batcher.submit(2, controller.signal);
    controller.abort(new Error('enough'));
    await expect(aborted).rejects.toThrow('enough');
    expect((await kept).result).toBe(2);
    expect(batches).toEqual([[1]]);
  });
});
