import { placeOf } from '../../../server/contract/camera.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../common/IconButton.tsx';
import { useSession } from '../context.ts';

const t = texts.filters;

/** The camera, by its folder. */
export function PlaceFilter() {
  const { queue, review } = useSession();
  const place = queue.filters.value.place ?? '';
  const open = review.image.value;
  const set = (value: string) => queue.narrow({ place: value.trim() || undefined });
  return (
    <div class="filter-field">
      <label class="filter-label" for="filter-place">
        {t.place}
      </label>
      <div class="filter-line">
        <input
          id="filter-place"
          class="text-input"
          value={place}
          placeholder={t.placeAny}
          spellcheck={false}
          onChange={({ currentTarget }) => set(currentTarget.value)}
        />
        <IconButton
          icon="target"
          label={t.placeOfOpen}
          disabled={open === null}
          onClick={() => open !== null && set(placeOf(open))}
        />
      </div>
    </div>
  );
}
