import { glyphHeight, glyphWidth, inked } from './glyphs.ts';

/** What a camera prints below its picture. */
export interface StripText {
  left: string;
  middle: string;
  right: string;
}

/** Height of the strip for a picture of this width, pixels. */
export function stripHeight(width: number): number {
  return Math.round(width / 32);
}

/** Draws the black strip below a picture: `pixels` has room for it under `pictureHeight` rows. */
export function drawStrip(
  pixels: Uint8Array,
  size: { width: number; pictureHeight: number },
  text: StripText,
): void {
  const { width, pictureHeight } = size;
  const height = stripHeight(width);
  pixels.fill(10, pictureHeight * width * 3, (pictureHeight + height) * width * 3);
  const unit = Math.max(1, Math.floor(height / (glyphHeight + 4)));
  const advance = (glyphWidth + 1) * unit;
  const top = pictureHeight + Math.round((height - glyphHeight * unit) / 2);
  const write = (words: string, start: number): void => {
    for (let n = 0; n < words.length; n++) {
      for (let y = 0; y < glyphHeight * unit; y++) {
        for (let x = 0; x < glyphWidth * unit; x++) {
          if (!inked(words[n]!, Math.floor(x / unit), Math.floor(y / unit))) continue;
          const column = Math.round(start) + n * advance + x;
          const i = ((top + y) * width + column) * 3;
          pixels.fill(235, i, i + 3);
        }
      }
    }
  };
  const margin = width * 0.02;
  write(text.left, margin);
  write(text.middle, (width - text.middle.length * advance) / 2);
  write(text.right, width - margin - text.right.length * advance);
}
