import type { Annotation } from '../../../server/contract/annotation.ts';
import { nameIndividual } from '../../store/name-individual.ts';
import { findIndividuals } from '../../store/individuals.ts';
import { texts } from '../../texts.ts';
import { Combobox } from '../common/Combobox.tsx';
import { useApp, useSession } from '../context.ts';

const t = texts.inspector;

/** Who it is, from the known individuals of the species or a new name. */
export function IndividualField({ annotation }: { annotation: Annotation }) {
  const app = useApp();
  const session = useSession();
  const find = async (typed: string, signal: AbortSignal) => {
    const { call } = app.transport;
    const found = await findIndividuals(call, session.id, annotation.species, typed, signal);
    return found.map(({ name, crops }) => ({ value: name, detail: t.crops(crops) }));
  };
  return (
    <Combobox
      label={t.individual}
      focusName="individual"
      value={annotation.individual ?? ''}
      placeholder={t.nameOrChoose}
      find={find}
      createText={t.addIndividual}
      clearText={t.removeName}
      onChoose={(name) => nameIndividual(app, session, annotation, name)}
      onClear={() => nameIndividual(app, session, annotation, null)}
    />
  );
}
