import type { CropPlace } from '../../../server/contract/crop.ts';
import { Crop } from '../common/Crop.tsx';

/** A few animals in a row, as a picture of what a group holds. */
export function CropStrip({ crops, atMost }: { crops: readonly CropPlace[]; atMost: number }) {
  return (
    <span class="crop-strip" aria-hidden="true">
      {crops.slice(0, atMost).map(({ image, box }) => (
        <Crop key={`${image} ${box.join(' ')}`} image={image} box={box} size={96} alt="" />
      ))}
    </span>
  );
}
