import type { Individual } from '../../../server/contract/collection.ts';
import { markOf } from '../../store/mark.ts';
import { texts } from '../../texts.ts';
import { MarkSwatch } from '../common/MarkSwatch.tsx';
import { Strip } from './Strip.tsx';
import { useOpenIndividual } from './use-open-individual.ts';

const t = texts.overview;

/** One individual: photographs, name, how often and when it was seen; leads to all its crops. */
export function IndividualCard({ individual }: { individual: Individual }) {
  const open = useOpenIndividual();
  const { name, species, crops, strip, firstSeen, lastSeen } = individual;
  return (
    <button
      type="button"
      class="card individual-card"
      aria-label={t.openIndividual(name, crops)}
      onClick={() => open(individual)}
    >
      <Strip places={strip.slice(0, 4)} name={name} size={128} />
      <span class="card-name">
        <MarkSwatch mark={markOf(name)} />
        <span>{name}</span>
      </span>
      <span class="muted">
        {species ? `${species} · ` : ''}
        {t.crops(crops)}
      </span>
      <span class="muted">{t.seen(firstSeen, lastSeen)}</span>
    </button>
  );
}
