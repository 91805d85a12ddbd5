import type { NewIndividual } from '../../../server/contract/suggestion.ts';
import { keyText } from '../../keyboard/key-text.ts';
import { runVerb } from '../../keyboard/run-verb.ts';
import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';
import { Key } from '../common/Key.tsx';
import { useApp } from '../context.ts';

const t = texts.suggestions;

/** That it is nobody known, where that belongs in the ranking. A click names it as somebody new. */
export function NewIndividualRow({ novelty }: { novelty: NewIndividual | null }) {
  const app = useApp();
  const key = app.keymap.keyOf('new-individual');
  const likelihood = novelty?.likelihood ?? null;
  const words = likelihood === null ? t.newUnknown : t.newLikelihood(likelihood);
  return (
    <li class="suggestion suggestion-new">
      <button
        type="button"
        class="suggestion-main"
        aria-keyshortcuts={key}
        title={t.newHint(keyText(key))}
        onClick={() => {
          runVerb(app, 'new-individual', null);
          app.ui.releaseFocus();
        }}
      >
        <span class="visually-hidden">{`${t.newTitle}. ${words}`}</span>
        <span class="exemplars" aria-hidden="true">
          <span class="crop crop-missing">
            <Icon name="person-add" />
          </span>
          <Key name={key} />
        </span>
        <span class="suggestion-text" aria-hidden="true">
          <span class="suggestion-name">{t.newTitle}</span>
          {likelihood === null ? null : (
            <span class="suggestion-line">
              <span class="suggestion-bar">
                <span style={{ width: `${likelihood * 100}%` }} />
              </span>
            </span>
          )}
          <span class="suggestion-facts muted">{words}</span>
        </span>
      </button>
    </li>
  );
}
