import { assignVerbs } from '../../keyboard/assign-verbs.ts';
import { runVerb } from '../../keyboard/run-verb.ts';
import type { Suggestion } from '../../../server/contract/suggestion.ts';
import type { Ranking } from '../../../server/contract/suggestion.ts';
import { clamp } from '../../geometry/rect.ts';
import { inRanking } from '../../store/candidates.ts';
import { speciesOf } from '../../store/board/rules.ts';
import type { CropTile } from '../../store/board/tile.ts';
import { texts } from '../../texts.ts';
import { Crop } from '../common/Crop.tsx';
import { EmptyState } from '../common/EmptyState.tsx';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { Key } from '../common/Key.tsx';
import { useApp, useSession } from '../context.ts';
import { NewIndividualRow } from '../inspector/NewIndividualRow.tsx';
import { Why } from '../inspector/Why.tsx';

const t = texts.suggestions;
const b = texts.board.ranking;

/** Who the selected crops probably are, together. */
export function BoardRanking({ crops }: { crops: readonly CropTile[] }) {
  const { board } = useSession();
  const { ranking, error, loading } = board.ranking.state.value;
  const [first] = crops;
  if (!first) {
    const focused = board.selection.focused.value;
    const searched = focused?.kind !== 'frame' || focused.indexed;
    return searched ? (
      <EmptyState icon="circle-large-outline" title={b.noCrops} detail={b.noCropsDetail} />
    ) : (
      <EmptyState icon="search" title={b.notSearched} detail={b.notSearchedDetail} />
    );
  }
  if (speciesOf(crops).length > 1) {
    return (
      <EmptyState icon="organization" title={b.severalSpecies} detail={b.severalSpeciesDetail} />
    );
  }
  return (
    <section
      class="suggestions"
      aria-label={crops.length > 1 ? b.title : b.one}
      aria-busy={loading}
      data-outdated={loading}
    >
      <h3>{crops.length > 1 ? b.title : b.one}</h3>
      {error ? (
        <div class="suggestion-error">
          <ErrorMessage error={error} />
          <button type="button" class="link" onClick={() => board.ranking.refresh()}>
            {texts.errors.retry}
          </button>
        </div>
      ) : ranking ? (
        <RankingRows ranking={ranking} crop={first} />
      ) : (
        <p class="muted">{b.loading}</p>
      )}
      {ranking && !ranking.empty && !error ? <Why ranking={ranking} /> : null}
    </section>
  );
}

function RankingRows({ ranking, crop }: { ranking: Ranking; crop: CropTile }) {
  const { suggestions, newIndividual, empty } = ranking;
  const nobody = empty ?? (suggestions.length === 0 ? 'none' : null);
  // What was said of one crop says nothing of the others.
  const rows = inRanking({ ...crop.annotation, comparisons: [] }, ranking);
  return (
    <>
      {nobody ? (
        <p class="suggestion-nobody">
          <strong>{nobody === 'none' ? t.none : t.empty[nobody]}</strong>{' '}
          <span class="muted">{nobody === 'none' ? t.noneDetail : t.emptyDetail[nobody]}</span>
        </p>
      ) : null}
      <ol class="suggestion-list">
        {rows.map(({ suggestion, rank }) =>
          suggestion ? (
            <SuggestedIndividual
              key={suggestion.individual}
              suggestion={suggestion}
              nearest={ranking.gallery.nearest}
              rank={rank}
            />
          ) : (
            <NewIndividualRow key="new individual" novelty={newIndividual} />
          ),
        )}
      </ol>
    </>
  );
}

interface SuggestedProps {
  suggestion: Suggestion;
  /** How many nearest crops the ranking was made of. */
  nearest: number;
  rank: number;
}

function SuggestedIndividual({ suggestion, nearest, rank }: SuggestedProps) {
  const app = useApp();
  const { individual, score, support, crops, exemplars } = suggestion;
  const verb = assignVerbs[rank];
  const key = verb ? app.keymap.keyOf(verb) : '';
  return (
    <li class="suggestion">
      <button
        type="button"
        class="suggestion-main"
        aria-keyshortcuts={key}
        onClick={() => {
          if (verb) runVerb(app, verb, null);
          app.ui.releaseFocus();
        }}
      >
        <span class="visually-hidden">
          {`${t.assign(individual, rank + 1)}. ${t.score} ${texts.format.score(score)}, ${t.supportTitle(support, nearest)}`}
        </span>
        <span class="exemplars" aria-hidden="true">
          {exemplars.slice(0, 3).map(({ image, box }) => (
            <Crop key={`${image} ${box.join(' ')}`} image={image} box={box} size={160} alt="" />
          ))}
          <Key name={key} />
        </span>
        <span class="suggestion-text" aria-hidden="true">
          <span class="suggestion-name" title={individual}>
            {individual}
          </span>
          <span class="suggestion-line">
            <span class="suggestion-bar">
              <span style={{ width: `${clamp(score, 0, 1) * 100}%` }} />
            </span>
            <span class="suggestion-score" title={t.score}>
              {texts.format.score(score)}
            </span>
          </span>
          <span class="suggestion-facts muted" title={t.supportTitle(support, nearest)}>
            {t.support(support, nearest)} · {t.crops(crops)}
          </span>
        </span>
      </button>
    </li>
  );
}
