import { findIndividuals } from '../../store/individuals.ts';
import { texts } from '../../texts.ts';
import { Combobox } from '../common/Combobox.tsx';
import { useApp, useSession } from '../context.ts';

const t = texts.filters;

/** One known individual, found by some of its letters. */
export function IndividualFilter() {
  const { transport } = useApp();
  const { id, queue } = useSession();
  const { individual, species } = queue.filters.value;
  return (
    <Combobox
      label={t.individual}
      value={individual ?? ''}
      placeholder={t.individualAny}
      find={async (typed, signal) => {
        const found = await findIndividuals(transport.call, id, species ?? null, typed, signal);
        return found.map(({ name, crops }) => ({
          value: name,
          detail: texts.inspector.crops(crops),
        }));
      }}
      clearText={texts.images.clearIndividual}
      onDone={() => {}}
      onChoose={(name) => queue.narrow({ individual: name })}
      onClear={() => queue.narrow({ individual: undefined })}
    />
  );
}
