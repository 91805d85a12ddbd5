import { texts } from '../../texts.ts';
import { useSession } from '../context.ts';

/** Narrows the queue to one species; not shown where there is only one. */
export function SpeciesSelect() {
  const { queue, collection } = useSession();
  const { species } = collection.value;
  const chosen = queue.filters.value.species ?? '';
  if (species.length < 2 && chosen === '') return null;
  return (
    <select
      class="select-input"
      aria-label={texts.inspector.species}
      value={chosen}
      onChange={({ currentTarget }) => queue.narrow({ species: currentTarget.value || undefined })}
    >
      <option value="">{texts.board.individuals.allSpecies}</option>
      {species.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}
