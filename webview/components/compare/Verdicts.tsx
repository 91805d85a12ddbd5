import type { Verb } from '../../../server/contract/verbs.ts';
import { runVerb } from '../../keyboard/run-verb.ts';
import { texts } from '../../texts.ts';
import { Key } from '../common/Key.tsx';
import { useApp, useSession } from '../context.ts';

const t = texts.compare;

/** What can be said of the two; each button shows the key that does the same. */
export function Verdicts() {
  const app = useApp();
  const { compare } = useSession();
  const candidate = compare.candidate.value;
  const { keymap } = app;
  const decide = (verb: Verb) => {
    runVerb(app, verb, null);
    // The next Enter must not press this button once more, for another animal.
    app.ui.releaseFocus();
  };
  const verdict = (verb: Verb, label: string, disabled = false) => (
    <button
      type="button"
      class="verdict"
      aria-keyshortcuts={keymap.keyOf(verb)}
      disabled={disabled}
      onClick={() => decide(verb)}
    >
      {label}
      <Key name={keymap.keyOf(verb)} />
    </button>
  );
  return (
    <div class="compare-verdicts" role="group" aria-label={texts.compare.label}>
      <vscode-button disabled={!candidate} onClick={() => decide('same')}>
        <span class="decision-text">
          <span class="decision-name">{candidate ? t.sameAs(candidate.individual) : t.same}</span>
          <Key name={keymap.keyOf('same')} />
        </span>
      </vscode-button>
      {verdict('different', t.different, !candidate)}
      {verdict('cannot-compare', t['cannot-compare'], !candidate)}
      <span class="compare-verdicts-rest">
        {verdict('new-individual', t.newIndividual)}
        {verdict('unidentifiable', t.unidentifiable)}
      </span>
    </div>
  );
}
