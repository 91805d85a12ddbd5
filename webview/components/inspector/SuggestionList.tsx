import type { Annotation } from '../../../server/contract/annotation.ts';
import type { Ranking } from '../../../server/contract/suggestion.ts';
import { topAnswer } from '../../store/answer.ts';
import { inRanking } from '../../store/candidates.ts';
import { texts } from '../../texts.ts';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { useSession } from '../context.ts';
import { NewIndividualRow } from './NewIndividualRow.tsx';
import { SuggestionRow } from './SuggestionRow.tsx';
import { ToldApart } from './ToldApart.tsx';
import { Why } from './Why.tsx';

const t = texts.suggestions;

/** Who it probably is: known individuals, the most similar first, and somebody new among them. */
export function SuggestionList({ annotation }: { annotation: Annotation }) {
  const { suggestions } = useSession();
  const { annotation: asked, ranking, loading, error } = suggestions.state.value;
  if (annotation.state === 'rejected') return null;
  const own = asked === annotation.id;
  return (
    <section class="suggestions" aria-label={t.title} aria-busy={loading}>
      <h3>{t.title}</h3>
      <FirstSuggestion annotation={annotation} />
      {own && ranking ? (
        <RankingView ranking={ranking} annotation={annotation} />
      ) : own && error ? (
        <div class="suggestion-error">
          <ErrorMessage error={error} />
          <button type="button" class="link" onClick={() => suggestions.refresh()}>
            {texts.errors.retry}
          </button>
        </div>
      ) : (
        <Skeleton />
      )}
      <ToldApart annotation={annotation} />
      {own && ranking && !ranking.empty ? <Why ranking={ranking} /> : null}
    </section>
  );
}

/** Tells a screen reader whom Enter would accept, as soon as it is known. */
function FirstSuggestion({ annotation }: { annotation: Annotation }) {
  const { suggestions } = useSession();
  const answer =
    annotation.individual === null ? topAnswer(annotation, suggestions.state.value) : null;
  return (
    <div class="visually-hidden" role="status">
      {answer ? <span key={annotation.id}>{texts.said.answer(answer)}</span> : null}
    </div>
  );
}

function RankingView({ ranking, annotation }: { ranking: Ranking; annotation: Annotation }) {
  const { suggestions, newIndividual, empty } = ranking;
  const nobody = empty ?? (suggestions.length === 0 ? 'none' : null);
  return (
    <>
      {nobody ? (
        <p class="suggestion-nobody">
          <strong>{nobody === 'none' ? t.none : t.empty[nobody]}</strong>{' '}
          <span class="muted">{nobody === 'none' ? t.noneDetail : t.emptyDetail[nobody]}</span>
        </p>
      ) : null}
      <ol class="suggestion-list">
        {inRanking(annotation, ranking).map((row) =>
          row.suggestion ? (
            <SuggestionRow
              key={row.suggestion.individual}
              suggestion={row.suggestion}
              nearest={ranking.gallery.nearest}
              rank={row.rank}
            />
          ) : (
            <NewIndividualRow key="new individual" novelty={newIndividual} />
          ),
        )}
      </ol>
    </>
  );
}

/** Rows of the height that they will have: nothing moves when the names come. */
function Skeleton() {
  return (
    <ol class="suggestion-list suggestion-skeleton" aria-label={t.loading}>
      {[0, 1, 2, 3].map((row) => (
        <li key={row} class="suggestion">
          <span class="suggestion-main">
            <span class="exemplars">
              <span class="crop" />
            </span>
            <span class="suggestion-text">
              <span class="skeleton-line" />
              <span class="skeleton-line" />
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
