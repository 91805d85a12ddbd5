import type { Box } from '../contract/box.ts';
import { cropRectangle } from './crop.ts';
import { decode, decodePart, type OpenedPhotograph } from './image/decode.ts';
import type { PixelRectangle } from './image/orientation.ts';
import type { Pixels } from './image/pixels.ts';

/** Where a crop's pixels are: an image, and the part of it (without one, all of it). */
export interface CropPixels {
  pixels: Pixels;
  part?: PixelRectangle;
}

/** From so many small crops on, decoding the whole photograph once costs less than a part for each. */
const fewParts = 3;
/** ... unless it is so large (a square of 5,000) that memory counts. */
const wholePixels = 25_000_000;
/** A long thin crop of a huge photograph is kept in bounds. */
const longestSide = 2048;

/**
 * Cuts crops from the working copy, or from the original where that has more pixels to give than the
 * embedder's input would otherwise get.
 */
export class CropSource {
  readonly #photograph: OpenedPhotograph;
  readonly #working: Pixels;
  readonly #margin: number;
  readonly #wanted: { width: number; height: number };

  /**
   * @param working the whole photograph, perhaps shrunk
   * @param wanted pixels that a crop should have
   */
  constructor(
    photograph: OpenedPhotograph,
    working: Pixels,
    margin: number,
    wanted: { width: number; height: number },
  ) {
    this.#photograph = photograph;
    this.#working = working;
    this.#margin = margin;
    this.#wanted = wanted;
  }

  /**
   * @returns for each box how to get its pixels; null: nothing of it lies in the image
   * @throws ImageError from the returned functions, where the original cannot be decoded
   */
  plan(boxes: readonly Box[]): ((() => Promise<CropPixels>) | null)[] {
    const parts = boxes.map((box) => this.#rectangle(box, this.#working));
    const small = parts.map((part) => part !== null && this.#isSmall(part));
    const original = small.filter(Boolean).length > fewParts ? this.#wholeOriginal() : null;
    return parts.map((part, index) => {
      if (part === null) return null;
      if (!small[index]) return async () => ({ pixels: this.#working, part });
      const full = this.#rectangle(boxes[index]!, this.#photograph.header);
      if (full === null) return null;
      return original
        ? async () => ({ pixels: await original(), part: full })
        : async () => ({ pixels: await decodePart(this.#photograph, full, longestSide) });
    });
  }

  #isSmall({ width, height }: PixelRectangle): boolean {
    const shrunk = this.#photograph.header.width > this.#working.width;
    return shrunk && (width < this.#wanted.width || height < this.#wanted.height);
  }

  /** Decodes the original once, at the first call; null: it is too large for that. */
  #wholeOriginal(): (() => Promise<Pixels>) | null {
    const { width, height } = this.#photograph.header;
    if (width * height > wholePixels) return null;
    let decoded: Promise<Pixels> | undefined;
    return () => (decoded ??= decode(this.#photograph, Infinity).then(({ pixels }) => pixels));
  }

  #rectangle(box: Box, { width, height }: { width: number; height: number }) {
    return cropRectangle(box, width, height, { margin: this.#margin });
  }
}
