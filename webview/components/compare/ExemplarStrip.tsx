import { useEffect, useRef } from 'preact/hooks';
import { cropKey } from '../../store/exemplars.ts';
import { texts } from '../../texts.ts';
import { Crop } from '../common/Crop.tsx';
import { useSession } from '../context.ts';

const t = texts.compare;

/** More pictures than this are not drawn at once; the shown one is always among them. */
const drawn = 80;

/** The pictures of the candidate, those of the query's side first. */
export function ExemplarStrip({ name }: { name: string }) {
  const { compare } = useSession();
  const all = compare.shown.value;
  const shown = compare.exemplar.value;
  const at = shown ? all.indexOf(shown) : 0;
  const from = Math.max(0, Math.min(at - drawn / 2, all.length - drawn));
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected=true]')
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [shown && cropKey(shown)]);
  return (
    <ul
      class="exemplar-strip"
      ref={list}
      role="listbox"
      aria-label={t.exemplars(name)}
      aria-busy={compare.exemplars.value.loading}
      tabIndex={0}
    >
      {all.slice(from, from + drawn).map((crop, index) => (
        <li
          key={cropKey(crop)}
          role="option"
          aria-selected={crop === shown}
          aria-label={`${t.exemplarAt(from + index + 1, all.length)}, ${crop.viewpoint ? t.seenFrom[crop.viewpoint] : t.anyViewpoint}`}
          title={crop.takenAt ? texts.format.moment(crop.takenAt) : crop.image}
          onClick={() => compare.showExemplar(crop)}
        >
          <Crop image={crop.image} box={crop.box} size={96} alt="" />
        </li>
      ))}
    </ul>
  );
}
