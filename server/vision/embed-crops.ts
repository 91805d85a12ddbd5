import type { EmbeddedCrop } from './analysis.ts';
import type { CropSource } from './crop-source.ts';
import type { Embedder } from './embedder.ts';

export type WantedCrop = Pick<EmbeddedCrop, 'origin' | 'index' | 'box'>;

/** A herd's crops wait for the model at most so many at a time: each holds a tensor. */
const mostWaiting = 16;

/**
 * Cuts the crops of one photograph, one after the other, while the model embeds those already cut.
 * @returns in the order of `wanted`; `outside`: those that have no pixel in the photograph
 * @throws the first failure, when nothing of the photograph is under way any more
 */
export async function embedCrops(
  embedder: Embedder,
  source: CropSource,
  wanted: readonly WantedCrop[],
  signal: AbortSignal,
): Promise<{
  crops: EmbeddedCrop[];
  outside: WantedCrop[];
  milliseconds: { crop: number; embed: number };
}> {
  const planned = source.plan(wanted.map(({ box }) => box));
  const outside = wanted.filter((_, index) => !planned[index]);
  const milliseconds = { crop: 0, embed: 0 };
  const waiting: Promise<EmbeddedCrop>[] = [];
  try {
    for (const [index, one] of wanted.entries()) {
      const cut = planned[index];
      if (!cut) continue;
      signal.throwIfAborted();
      const begun = performance.now();
      const { pixels, part } = await cut();
      const tensor = await embedder.prepare(pixels, part);
      milliseconds.crop += performance.now() - begun;

      const embedded = embedder.embed(tensor, signal).then((done): EmbeddedCrop => {
        milliseconds.embed += done.milliseconds;
        return { ...one, vector: done.vector };
      });
      // A failure is met below; until then it must not count as one that nobody handles.
      embedded.catch(() => {});
      waiting.push(embedded);
      await waiting[waiting.length - mostWaiting];
    }
    return { crops: await Promise.all(waiting), outside, milliseconds };
  } finally {
    await Promise.allSettled(waiting);
  }
}
