import type { CropPlace } from '../../../server/contract/crop.ts';
import { Crop } from '../common/Crop.tsx';
import { Icon } from '../common/Icon.tsx';

export interface StripProps {
  places: readonly CropPlace[];
  /** Of whom they are. The pictures are decoration: the name stands below. */
  name: string;
  size: number;
}

/** A strip of photographs of one animal or species, over the whole time. */
export function Strip({ places, size }: StripProps) {
  if (places.length === 0) {
    return (
      <span class="strip strip-empty">
        <Icon name="file-media" />
      </span>
    );
  }
  return (
    <span class="strip">
      {places.map(({ image, box }) => (
        <Crop key={image + box.join()} image={image} box={box} size={size} alt="" />
      ))}
    </span>
  );
}
