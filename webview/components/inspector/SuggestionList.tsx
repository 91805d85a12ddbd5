import { useEffect } from 'preact/hooks';
import type { Annotation } from '../../../server/contract/annotation.ts';
import type { Ranking } from '../../../server/contract/suggestion.ts';
import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { useApp, useSession } from '../context.ts';
import { SuggestionRow } from './SuggestionRow.tsx';

const t = texts.suggestions;

/** Who it probably is: known individuals, the most similar first. */
export function SuggestionList({ annotation }: { annotation: Annotation }) {
  const { ui } = useApp();
  const { suggestions } = useSession();
  const { annotation: asked, ranking, loading, error } = suggestions.state.value;
  useEffect(() => {
    ui.comparedRank.value = 0;
  }, [asked]);
  if (annotation.state === 'rejected') return null;
  const own = asked === annotation.id;
  return (
    <section class="suggestions" aria-busy={loading}>
      <h3>{t.title}</h3>
      {own && ranking ? (
        <RankingView ranking={ranking} />
      ) : own && error ? (
        <div class="suggestion-error">
          <ErrorMessage error={error} />
          <button type="button" class="link" onClick={() => suggestions.refresh()}>
            {texts.errors.retry}
          </button>
        </div>
      ) : (
        <p class="muted">{t.loading}</p>
      )}
    </section>
  );
}

function RankingView({ ranking }: { ranking: Ranking }) {
  const { suggestions, gallery, empty } = ranking;
  if (empty) {
    return <EmptyState icon="organization" title={t.empty[empty]} detail={t.emptyDetail[empty]} />;
  }
  if (suggestions.length === 0) {
    return <EmptyState icon="organization" title={t.none} detail={t.noneDetail} />;
  }
  return (
    <>
      <ol class="suggestion-list">
        {suggestions.slice(0, 9).map((suggestion, rank) => (
          <SuggestionRow key={suggestion.individual} suggestion={suggestion} rank={rank} />
        ))}
      </ol>
      <p class="suggestion-note muted">
        {t.gallery(gallery.crops, gallery.individuals, gallery.species)}
      </p>
    </>
  );
}
