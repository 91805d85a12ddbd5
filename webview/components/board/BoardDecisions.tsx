import type { Verb } from '../../../server/contract/verbs.ts';
import { runVerb } from '../../keyboard/run-verb.ts';
import { boardAnswer } from '../../store/board/answer.ts';
import { isCrop } from '../../store/board/rules.ts';
import { texts } from '../../texts.ts';
import { Key } from '../common/Key.tsx';
import { useApp, useSession } from '../context.ts';

const t = texts.board;

/** What can be decided about the selected tiles; each button shows the key that does the same. */
export function BoardDecisions() {
  const app = useApp();
  const { board, mode } = useSession();
  const targets = board.selection.targets.value;
  const crops = targets.filter(isCrop);
  const frames = targets.length - crops.length;
  const decide = (verb: Verb) => {
    runVerb(app, verb, null);
    // The next Enter must not press this button once more, for other crops.
    app.ui.releaseFocus();
  };
  const main = mainAction();

  return (
    <div class="decisions">
      {main ? (
        <vscode-button block onClick={() => decide(main.verb)}>
          <span class="decision-text">
            <span class="decision-name">{main.text}</span>
            <Key name={app.keymap.keyOf(main.verb)} />
          </span>
        </vscode-button>
      ) : null}
      <div class="verdicts board-verdicts">
        {crops.length > 0 ? (
          <>
            {mode.value === 'encounters' ? verdict('accept-all', t.acceptUnnamed) : null}
            {verdict('new-individual', t.newIndividual)}
            {verdict('reject', t.reject)}
            {verdict('unidentifiable', t.unidentifiable)}
          </>
        ) : null}
        {frames > 0 && crops.length > 0 ? verdict('mark-empty', t.markEmpty(frames)) : null}
      </div>
    </div>
  );

  function mainAction(): { verb: Verb; text: string } | null {
    if (mode.value === 'individuals') {
      return board.selection.keys.value.size > 0 ? null : { verb: 'accept', text: t.goOn };
    }
    if (board.open.value === 0) return { verb: 'accept', text: t.goOn };
    if (crops.length === 0) return { verb: 'mark-empty', text: t.markEmpty(frames) };
    const answer = boardAnswer(board.ranking.state.value, crops);
    if (answer?.kind === 'known') {
      const { individual } = answer.suggestion;
      return { verb: 'accept', text: t.acceptAs(individual, crops.length) };
    }
    if (answer?.kind === 'new') return { verb: 'accept', text: t.acceptAsNew(crops.length) };
    return mode.value === 'unknowns' ? null : { verb: 'accept', text: t.acceptPlain(crops.length) };
  }

  function verdict(verb: Verb, text: string) {
    const key = app.keymap.keyOf(verb);
    return (
      <button
        type="button"
        class="verdict"
        aria-keyshortcuts={key}
        title={text}
        onClick={() => decide(verb)}
      >
        <span class="verdict-name">{text}</span>
        <Key name={key} />
      </button>
    );
  }
}
