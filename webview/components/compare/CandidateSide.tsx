import { keyText } from '../../keyboard/key-text.ts';
import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { IconButton } from '../common/IconButton.tsx';
import { useApp, useSession } from '../context.ts';
import { CompareFacts } from './CompareFacts.tsx';
import { ComparePane } from './ComparePane.tsx';
import { ExemplarStrip } from './ExemplarStrip.tsx';

const t = texts.compare;

/** The known individual that it is compared with, one picture after another. */
export function CandidateSide() {
  const { keymap } = useApp();
  const { compare, suggestions } = useSession();
  const candidate = compare.candidate.value;
  const exemplar = compare.exemplar.value;
  const { loading, error, ranking } = suggestions.state.value;
  if (!candidate) {
    return (
      <figure class="compare-side">
        <figcaption>
          <span class="compare-name">{loading ? texts.suggestions.loading : t.noCandidate}</span>
        </figcaption>
        <div class="compare-view" data-loading={loading}>
          {error ? (
            <ErrorMessage error={error} />
          ) : loading ? (
            <vscode-progress-ring aria-label={texts.suggestions.loading} />
          ) : (
            <EmptyState
              icon="organization"
              title={ranking?.empty ? texts.suggestions.empty[ranking.empty] : t.noCandidate}
              detail={
                ranking?.empty ? texts.suggestions.emptyDetail[ranking.empty] : t.noCandidateDetail
              }
            />
          )}
        </div>
      </figure>
    );
  }
  const candidates = compare.candidates.value;
  const rank = candidates.indexOf(candidate) + 1;
  const shown = compare.shown.value;
  const at = exemplar ? shown.indexOf(exemplar) + 1 : 0;
  const name = t.candidate(candidate.individual, rank, candidates.length);
  return (
    <figure class="compare-side">
      <figcaption>
        <span class="compare-name" title={candidate.individual}>
          {candidate.individual}
        </span>
        <span class="compare-rank muted">
          {t.rank(rank, candidates.length)} · {t.similarity(candidate.score)}
          {candidate.cannotCompare ? ` · ${t.cannotCompare}` : ''}
        </span>
        {exemplar ? (
          <CompareFacts
            image={exemplar.image}
            takenAt={exemplar.takenAt}
            viewpoint={exemplar.viewpoint}
            loading={compare.exemplars.value.loading}
          />
        ) : null}
      </figcaption>
      {exemplar ? (
        <ComparePane
          side="candidate"
          image={exemplar.image}
          box={exemplar.box}
          label={name}
          mirrored={compare.flipped.value}
        />
      ) : (
        <div class="compare-view">
          <EmptyState
            icon="device-camera"
            title={t.noExemplar}
            detail={t.noExemplarDetail(keyText(keymap.keyOf('same-viewpoint')))}
          />
        </div>
      )}
      <div class="compare-foot">
        <IconButton
          icon="chevron-left"
          label={t.previousExemplar}
          shortcut={keymap.keyOf('previous-exemplar')}
          disabled={shown.length < 2}
          onClick={() => compare.stepExemplar(-1)}
        />
        <span class="exemplar-position">{t.rank(at, shown.length)}</span>
        <IconButton
          icon="chevron-right"
          label={t.nextExemplar}
          shortcut={keymap.keyOf('next-exemplar')}
          disabled={shown.length < 2}
          onClick={() => compare.stepExemplar(1)}
        />
        <ExemplarStrip name={candidate.individual} />
      </div>
      {compare.exemplars.value.error ? <p class="compare-trouble">{t.moreFailed}</p> : null}
      <span class="visually-hidden" role="status">
        {exemplar ? `${name}. ${t.exemplarAt(at, shown.length)}` : name}
      </span>
    </figure>
  );
}
