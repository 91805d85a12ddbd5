import sharp, { type Sharp } from 'sharp';
import { turnOf, type Orientation } from './orientation.ts';

// Every photograph is read once: a cache would only hold memory, and would show an old picture where a
// file was replaced by another of the same name.
sharp.cache(false);

/** 8-bit sRGB, rows from the top, R G B interleaved: `data.length = width * height * 3`. */
export interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
}

/** Transparent parts are shown on white, as on paper. */
const background = '#ffffff';

/** Runs a pipeline to its pixels: sRGB (embedded profile applied), 8 bits, no alpha. */
export async function pixelsOf(pipeline: Sharp): Promise<Pixels> {
  const { data, info } = await pipeline
    .flatten({ background })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return {
    data: info.channels === 3 ? data : rgbFrom(data, info.channels),
    width: info.width,
    height: info.height,
  };
}

export function pipelineOf({ data, width, height }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: false });
}

/** Mirrors and turns stored pixels as EXIF says. */
export async function orient(pixels: Pixels, orientation: Orientation): Promise<Pixels> {
  if (orientation === 1) return pixels;
  const { mirror, angle } = turnOf(orientation);
  // Sharp mirrors first and turns then, whatever the order of calls.
  return pixelsOf(pipelineOf(pixels).flop(mirror).rotate(angle));
}

function rgbFrom(data: Uint8Array, channels: number): Uint8Array {
  const count = data.length / channels;
  const rgb = new Uint8Array(count * 3);
  for (let i = 0, from = 0, to = 0; i < count; i++, from += channels, to += 3) {
    const grey = channels < 3;
    rgb[to] = data[from] ?? 0;
    rgb[to + 1] = data[grey ? from : from + 1] ?? 0;
    rgb[to + 2] = data[grey ? from : from + 2] ?? 0;
  }
  return rgb;
}
