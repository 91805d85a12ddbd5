import type { Suggestion } from '../../../server/contract/suggestion.ts';
import { clamp } from '../../geometry/rect.ts';
import { assignVerbs } from '../../keyboard/assign-verbs.ts';
import { runVerb } from '../../keyboard/run-verb.ts';
import { openCompare } from '../../store/open-compare.ts';
import { texts } from '../../texts.ts';
import { Crop } from '../common/Crop.tsx';
import { Icon } from '../common/Icon.tsx';
import { IconButton } from '../common/IconButton.tsx';
import { Key } from '../common/Key.tsx';
import { useApp, useSession } from '../context.ts';

const t = texts.suggestions;

export interface SuggestionRowProps {
  suggestion: Suggestion;
  /** How many nearest crops the ranking was made of. */
  nearest: number;
  /** From 0, among the known individuals as the server ranked them. */
  rank: number;
}

/** One individual that it may be, with the crops that speak for it. A click decides, as its key. */
export function SuggestionRow({ suggestion, nearest, rank }: SuggestionRowProps) {
  const app = useApp();
  const session = useSession();
  const { compare } = session;
  const { individual, score, support, crops, lastSeen, cannotCompare, exemplars } = suggestion;
  const verb = assignVerbs[rank];
  const key = verb ? app.keymap.keyOf(verb) : '';
  const look = () => compare.choose(individual);
  const facts = [
    t.support(support, nearest),
    t.crops(crops),
    lastSeen === null ? null : t.lastSeen(lastSeen),
  ];
  return (
    <li class="suggestion" data-compared={compare.candidate.value?.individual === individual}>
      <button
        type="button"
        class="suggestion-main"
        aria-keyshortcuts={key}
        onPointerEnter={look}
        onFocus={look}
        onClick={() => {
          if (verb) runVerb(app, verb, null);
          // The next Enter must not press this button once more, for another box.
          app.ui.releaseFocus();
        }}
      >
        <span class="visually-hidden">
          {`${t.assign(individual, rank + 1)}. ${t.score} ${texts.format.score(score)}, ${t.supportTitle(support, nearest)}${cannotCompare ? ` ${t.cannotCompare}` : ''}`}
        </span>
        <span class="exemplars" aria-hidden="true">
          {exemplars.slice(0, 3).map((exemplar) => (
            <Crop
              key={`${exemplar.image} ${exemplar.box.join(' ')}`}
              image={exemplar.image}
              box={exemplar.box}
              size={160}
              alt=""
            />
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
            {cannotCompare ? (
              <span class="suggestion-mark">
                <Icon name="circle-slash" /> {t.cannotCompare}
              </span>
            ) : (
              facts.filter((fact) => fact !== null).join(' · ')
            )}
          </span>
        </span>
      </button>
      <IconButton
        icon="git-compare"
        label={texts.inspector.compareWith(individual)}
        onClick={() => void openCompare(app, session, null, individual)}
      />
    </li>
  );
}
