import type { Annotation } from '../../../server/contract/annotation.ts';
import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';
import { useSession } from '../context.ts';

const t = texts.suggestions;

/** Who a person has said that it is not; each can be taken back. */
export function ToldApart({ annotation }: { annotation: Annotation }) {
  const { review } = useSession();
  const names = annotation.comparisons
    .filter(({ verdict }) => verdict === 'different')
    .map(({ individual }) => individual);
  if (names.length === 0) return null;
  return (
    <div class="told-apart">
      <span class="muted">{t.toldApart(names.length)}</span>
      <ul>
        {names.map((individual) => (
          <li key={individual}>
            <span>{individual}</span>
            <button
              type="button"
              aria-label={t.withdraw(individual)}
              title={t.withdraw(individual)}
              onClick={() =>
                review.decide({
                  verb: 'compare',
                  annotation: annotation.id,
                  individual,
                  verdict: null,
                })
              }
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
