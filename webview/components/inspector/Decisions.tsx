import type { Annotation } from '../../../server/contract/annotation.ts';
import type { Verb } from '../../../server/contract/verbs.ts';
import { runVerb } from '../../keyboard/run-verb.ts';
import { topAnswer } from '../../store/answer.ts';
import { accept } from '../../store/decisions.ts';
import { texts } from '../../texts.ts';
import { Key } from '../common/Key.tsx';
import { useApp, useSession } from '../context.ts';

const t = texts.inspector;
const verdicts = ['reject', 'unidentifiable', 'delete'] as const;

/** What can be decided about a box; each button shows the key that does the same. */
export function Decisions({ annotation }: { annotation: Annotation }) {
  const app = useApp();
  const { suggestions } = useSession();
  const decide = (verb: Verb) => {
    runVerb(app, verb, null);
    // The next Enter must not press this button once more, for another box.
    app.ui.releaseFocus();
  };
  const answer = topAnswer(annotation, suggestions.state.value);
  const top = answer?.kind === 'known' ? answer.suggestion : null;
  const name = annotation.individual ?? top?.individual;
  const asNew = annotation.individual === null && answer?.kind === 'new';
  const already = !asNew && accept(annotation, top).kind === 'already';
  const acceptText = name ? t.acceptAs(name) : t.accept;
  return (
    <div class="decisions">
      <vscode-button block onClick={() => decide('accept')}>
        <span class="decision-text">
          <span class="decision-name">{already ? t.goOn : asNew ? t.acceptAsNew : acceptText}</span>
          <Key name={app.keymap.keyOf('accept')} />
        </span>
      </vscode-button>
      <div class="verdicts">
        {verdicts.map((verdict) => (
          <button
            key={verdict}
            type="button"
            class="verdict"
            aria-keyshortcuts={app.keymap.keyOf(verdict)}
            onClick={() => decide(verdict)}
          >
            {t[verdict]}
            <Key name={app.keymap.keyOf(verdict)} />
          </button>
        ))}
      </div>
    </div>
  );
}
