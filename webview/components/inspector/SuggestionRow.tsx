import type { Suggestion } from '../../../server/contract/suggestion.ts';
import { clamp } from '../../geometry/rect.ts';
import { assignVerbs } from '../../keyboard/assign-verbs.ts';
import { runVerb } from '../../keyboard/run-verb.ts';
import { texts } from '../../texts.ts';
import { Crop } from '../common/Crop.tsx';
import { Key } from '../common/Key.tsx';
import { useApp } from '../context.ts';

const t = texts.suggestions;

export interface SuggestionRowProps {
  suggestion: Suggestion;
  /** From 0. */
  rank: number;
}

/** One individual that it may be, with the crops that speak for it. A click decides, as its key. */
export function SuggestionRow({ suggestion, rank }: SuggestionRowProps) {
  const app = useApp();
  const { individual, score, support, exemplars } = suggestion;
  const verb = assignVerbs[rank];
  const key = verb ? app.keymap.keyOf(verb) : '';
  const compare = () => (app.ui.comparedRank.value = rank);
  return (
    <li>
      <button
        type="button"
        class="suggestion"
        data-compared={app.ui.comparedRank.value === rank}
        aria-label={`${t.assign(individual, rank + 1)}. ${t.score} ${texts.format.score(score)}, ${t.support(support)}`}
        aria-keyshortcuts={key}
        onPointerEnter={compare}
        onFocus={compare}
        onClick={() => {
          if (verb) runVerb(app, verb, null);
          // The next Enter must not press this button once more, for another box.
          app.ui.releaseFocus();
        }}
      >
        <Key name={key} />
        <span class="suggestion-text">
          <span class="suggestion-name">{individual}</span>
          <span class="suggestion-facts muted">
            <span class="suggestion-score" title={t.score}>
              {texts.format.score(score)}
            </span>
            <span class="suggestion-bar">
              <span style={{ width: `${clamp(score, 0, 1) * 100}%` }} />
            </span>
            <span>{t.support(support)}</span>
          </span>
        </span>
        <span class="exemplars">
          {exemplars.slice(0, 3).map((exemplar) => (
            <Crop
              key={`${exemplar.image} ${exemplar.box.join(' ')}`}
              image={exemplar.image}
              box={exemplar.box}
              size={96}
              alt=""
            />
          ))}
        </span>
      </button>
    </li>
  );
}
