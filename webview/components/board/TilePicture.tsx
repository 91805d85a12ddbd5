import type { Tile } from '../../store/board/tile.ts';
import { Crop } from '../common/Crop.tsx';
import { FramePicture } from './FramePicture.tsx';

/** Sizes that are asked for: few, so that the same files serve when the size is changed. */
const sizes = [96, 160, 256, 384, 640];

/** What a tile shows. `size` in CSS pixels. */
export function TilePicture({ tile, size }: { tile: Tile; size: number }) {
  const pixels = size * devicePixelRatio;
  const asked = sizes.find((one) => one >= pixels) ?? 640;
  return tile.kind === 'crop' ? (
    <Crop image={tile.image} box={tile.annotation.box} size={asked} alt="" />
  ) : (
    <FramePicture image={tile.image} />
  );
}
