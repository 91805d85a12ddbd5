import type { Pixels } from '../image/pixels.ts';

/** Regions along the longer side: about the size of an animal in a camera trap's frame. */
const regionsAlong = 8;
/** A level's share of a region's histogram is cut at this many times the even share. */
const clipLimit = 3;
const levels = 256;

/**
 * Contrast-limited adaptive histogram equalisation of the luminance, in place: what stands in the dark of
 * an infrared frame becomes visible without the flash-lit coat burning out. Colours keep their hue by
 * moving all channels by the same amount.
 *
 * Zuiderveld, “Contrast Limited Adaptive Histogram Equalization”, Graphics Gems IV (1994), VIII.5:
 * histograms of a grid of regions, clipped, the excess spread evenly, and each pixel mapped by the four
 * regions around it, weighted by distance.
 * @param pixels 8-bit RGB, rows from the top; `data` is overwritten
 */
export function equalise({ data, width, height }: Pixels): void {
  const side = Math.max(width, height) / regionsAlong;
  const columns = Math.max(1, Math.round(width / side));
  const rows = Math.max(1, Math.round(height / side));
  const maps = regionMaps({ data, width, height }, columns, rows);

  const across = blends(width, columns);
  for (let y = 0, at = 0; y < height; y++) {
    const down = blendAt(y, height, rows);
    const upper = down.first * columns;
    const lower = down.second * columns;
    for (let x = 0; x < width; x++, at += 3) {
      const level = luminance(data, at);
      const left = across.first[x]!;
      const right = across.second[x]!;
      const share = across.share[x]!;
      const top =
        maps[(upper + left) * levels + level]! * (1 - share) +
        maps[(upper + right) * levels + level]! * share;
      const bottom =
        maps[(lower + left) * levels + level]! * (1 - share) +
        maps[(lower + right) * levels + level]! * share;
      const change = Math.round(top * (1 - down.share) + bottom * down.share) - level;
      data[at] = clamp(data[at]! + change);
      data[at + 1] = clamp(data[at + 1]! + change);
      data[at + 2] = clamp(data[at + 2]! + change);
    }
  }
}

const clamp = (value: number) => (value < 0 ? 0 : value > 255 ? 255 : value);

/** Rec. 601 luma, in whole levels. */
const luminance = (data: Uint8Array, at: number) =>
  (data[at]! * 77 + data[at + 1]! * 150 + data[at + 2]! * 29) >> 8;

/** For each region, row by row, what each level becomes. */
function regionMaps({ data, width, height }: Pixels, columns: number, rows: number): Float32Array {
  const histograms = new Uint32Array(columns * rows * levels);
  const sizes = new Uint32Array(columns * rows);
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor((y * rows) / height) * columns;
    for (let x = 0; x < width; x++, at += 3) {
      const region = row + Math.floor((x * columns) / width);
      histograms[region * levels + luminance(data, at)]!++;
      sizes[region]!++;
    }
  }
  const maps = new Float32Array(histograms.length);
  sizes.forEach((size, region) => {
    const start = region * levels;
    mapOf(histograms.subarray(start, start + levels), size, maps.subarray(start, start + levels));
  });
  return maps;
}

/** The cumulative histogram after clipping, as levels. */
function mapOf(histogram: Uint32Array, size: number, map: Float32Array): void {
  const limit = Math.max(1, (clipLimit * size) / levels);
  let excess = 0;
  for (const count of histogram) excess += Math.max(0, count - limit);
  const even = excess / levels;
  let sum = 0;
  for (let level = 0; level < levels; level++) {
    sum += Math.min(histogram[level]!, limit) + even;
    map[level] = size === 0 ? level : (sum * (levels - 1)) / size;
  }
}

/** Between the centres of which two regions a pixel lies, and how near to the second. */
function blendAt(position: number, length: number, regions: number) {
  const place = ((position + 0.5) * regions) / length - 0.5;
  const first = Math.min(Math.max(Math.floor(place), 0), regions - 1);
  const second = Math.min(Math.max(Math.floor(place) + 1, 0), regions - 1);
  return { first, second, share: first === second ? 0 : place - first };
}

function blends(length: number, regions: number) {
  const first = new Uint16Array(length);
  const second = new Uint16Array(length);
  const share = new Float32Array(length);
  for (let position = 0; position < length; position++) {
    const blend = blendAt(position, length, regions);
    first[position] = blend.first;
    second[position] = blend.second;
    share[position] = blend.share;
  }
  return { first, second, share };
}
