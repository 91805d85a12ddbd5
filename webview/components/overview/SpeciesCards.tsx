import type { Overview } from '../../../server/contract/overview.ts';
import { texts } from '../../texts.ts';
import { useApp, useSession } from '../context.ts';
import { Strip } from './Strip.tsx';
import { reviewOnly } from './go.ts';

const t = texts.overview;

/** The species of the dataset, by photographs; a card leads to the photographs of its species. */
export function SpeciesCards({ species }: { species: Overview['species'] }) {
  const app = useApp();
  const session = useSession();
  if (species.length === 0) return null;
  return (
    <section aria-label={t.species}>
      <h3>{t.species}</h3>
      <ul class="species-cards">
        {species.map(({ species: name, boxes, named, individuals, firstSeen, lastSeen, strip }) => {
          const shown = name ?? t.unknownSpecies;
          const card = (
            <>
              <Strip places={strip} name={shown} size={160} />
              <span class="card-name">{shown}</span>
              <span>{t.speciesCounts(boxes, individuals)}</span>
              <span class="muted">{t.namedOf(named, boxes)}</span>
              <span class="muted">{t.seen(firstSeen, lastSeen)}</span>
            </>
          );
          return (
            <li key={name ?? ''}>
              {name === null ? (
                <div class="card">{card}</div>
              ) : (
                <button
                  type="button"
                  class="card"
                  title={t.reviewSpecies(name)}
                  onClick={() => reviewOnly(app, session, { species: name })}
                >
                  {card}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
