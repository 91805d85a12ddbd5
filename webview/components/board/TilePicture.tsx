import type { Tile } from '../../store/board/tile.ts';
import { Crop } from '../common/Crop.tsx';
import { Icon } from '../common/Icon.tsx';
import { useSession } from '../context.ts';
import { usePicture } from '../use-picture.ts';

/** Sizes that are asked for: few, so that the same files serve when the size is changed. */
const sizes = [96, 160, 256, 384, 640];

/** What a tile shows. `size` in CSS pixels. */
export function TilePicture({ tile, size }: { tile: Tile; size: number }) {
  const pixels = size * devicePixelRatio;
  const asked = sizes.find((one) => one >= pixels) ?? 640;
  return tile.kind === 'crop' ? (
    <Crop image={tile.image} box={tile.annotation.box} size={asked} alt="" />
  ) : (
    <Frame image={tile.image} />
  );
}

function Frame({ image }: { image: string }) {
  const { id } = useSession();
  const input = { params: { collection: id, image }, query: { size: 'thumbnail' } } as const;
  const { url, failure } = usePicture('images.picture', input);
  if (failure) {
    return (
      <span class="crop crop-missing" title={failure}>
        <Icon name="file-media" />
      </span>
    );
  }
  return url ? (
    <img class="crop" src={url} alt="" decoding="async" draggable={false} />
  ) : (
    <span class="crop" />
  );
}
