import { chooseSpecies } from '../../store/choose-species.ts';
import { fuzzyFilter } from '../../store/fuzzy.ts';
import { texts } from '../../texts.ts';
import { Combobox } from '../common/Combobox.tsx';
import { useApp, useSession } from '../context.ts';

const t = texts.inspector;

/** The species, from those of the dataset or a new one. */
export function SpeciesField({ species }: { species: string | null }) {
  const app = useApp();
  const session = useSession();
  const known = session.collection.value.species;
  return (
    <Combobox
      label={t.species}
      focusName="species"
      value={species ?? ''}
      placeholder={t.chooseSpecies}
      find={(typed) =>
        Promise.resolve(
          fuzzyFilter(typed, known, (name) => name).map((name) => ({ value: name, detail: '' })),
        )
      }
      createText={t.addSpecies}
      onChoose={(name) => void chooseSpecies(app, session, name)}
    />
  );
}
