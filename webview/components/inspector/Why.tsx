import type { Ranking } from '../../../server/contract/suggestion.ts';
import { texts } from '../../texts.ts';

const t = texts.suggestions;

/** Which gallery, filters and model made the ranking, for who asks. */
export function Why({ ranking }: { ranking: Ranking }) {
  const { gallery, newIndividual } = ranking;
  const { burst, different } = gallery.leftOut;
  const leftOut = [
    t.ownPhotograph,
    burst ? t.burst(burst.place, burst.seconds) : null,
    different.length > 0 ? t.apart(different.join(', ')) : null,
  ].filter((reason) => reason !== null);
  return (
    <details class="why">
      <summary>{t.why}</summary>
      <dl>
        <dt>{t.whyGallery}</dt>
        <dd>{t.gallery(gallery.crops, gallery.individuals, gallery.species)}</dd>
        <dt>{t.whyModel}</dt>
        <dd class="why-model">{gallery.model ?? t.noModel}</dd>
        <dt>{t.whyLeftOut}</dt>
        <dd>
          <ul>
            {leftOut.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </dd>
        <dt>{t.whySearch}</dt>
        <dd>{t.exact}</dd>
        <dt>{t.whyScore}</dt>
        <dd>{t.scoreMeaning}</dd>
        <dt>{t.whyNew}</dt>
        <dd>
          {newIndividual?.threshold == null ? t.newUnknown : t.threshold(newIndividual.threshold)}
        </dd>
      </dl>
    </details>
  );
}
