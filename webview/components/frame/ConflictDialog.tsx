import { useState } from 'preact/hooks';
import type { Annotation } from '../../../server/contract/annotation.ts';
import { conflictOf, type Difference } from '../../store/conflict.ts';
import { texts } from '../../texts.ts';
import { useApp, useSession } from '../context.ts';
import { ConflictVersion } from './ConflictVersion.tsx';
import { Dialog } from './Dialog.tsx';

const t = texts.conflict;

/** The photograph in its two versions, when somebody else has changed it meanwhile; asks which holds. */
export function ConflictDialog() {
  const { ui } = useApp();
  const { review } = useSession();
  const state = review.save.value;
  const conflict = state && conflictOf(state);
  if (!state || !conflict) return null;
  const key = `${state.document.id} ${state.document.version}`;
  if (ui.conflictPutOff.value === key) return null;
  return <Question key={key} conflict={conflict} putOff={() => (ui.conflictPutOff.value = key)} />;
}

interface QuestionProps {
  conflict: NonNullable<ReturnType<typeof conflictOf>>;
  putOff: () => void;
}

function Question({ conflict, putOff }: QuestionProps) {
  const { ui } = useApp();
  const { review } = useSession();
  const { mine, theirs, differences } = conflict;
  const [left, setLeft] = useState<ReadonlySet<Difference>>(new Set());
  const image = theirs.id;
  const chosen = differences.filter((one) => one.possible && !left.has(one));
  const answer = (apply: boolean) => {
    if (apply)
      review.saving.retry(
        image,
        chosen.flatMap(({ edits }) => edits),
      );
    else review.saving.discard(image);
    ui.releaseFocus();
  };
  const toggle = (one: Difference) => {
    const next = new Set(left);
    if (!next.delete(one)) next.add(one);
    setLeft(next);
  };
  return (
    <Dialog label={t.title} onClose={putOff}>
      <h2>{t.title}</h2>
      <p class="muted">{t.lead(image.split('/').at(-1) ?? image)}</p>
      <div class="conflict-versions">
        <ConflictVersion title={t.mine} document={mine} differences={differences} />
        <ConflictVersion title={t.theirs} document={theirs} differences={differences} />
      </div>
      <table class="conflict-table">
        <thead>
          <tr>
            <th scope="col">{t.apply}</th>
            <th scope="col">{t.mine}</th>
            <th scope="col">{t.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((one, index) => (
            <tr key={one.annotation ?? 'photograph'}>
              <th scope="row">
                <label>
                  <input
                    type="checkbox"
                    checked={one.possible && !left.has(one)}
                    disabled={!one.possible}
                    onChange={() => toggle(one)}
                  />
                  {one.annotation === null ? t.photograph : t.box(index + 1)}
                </label>
              </th>
              <td>{mineInWords(one)}</td>
              <td>{inWords(one.theirs, one.annotation)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="dialog-actions">
        <vscode-button secondary onClick={putOff}>
          {t.later}
        </vscode-button>
        <vscode-button secondary onClick={() => answer(false)}>
          {t.keepTheirs}
        </vscode-button>
        <vscode-button disabled={chosen.length === 0} onClick={() => answer(true)}>
          {t.applyMine(chosen.length, differences.length)}
        </vscode-button>
      </div>
    </Dialog>
  );
}

function mineInWords(one: Difference): string {
  const words = [...new Set(one.edits.map(({ edit }) => texts.saves.verbs[edit.verb]))].join(', ');
  return one.mine ? `${words}: ${inWords(one.mine, one.annotation)}` : words;
}

function inWords(annotation: Annotation | null, id: string | null): string {
  if (!annotation) return id === null ? '' : t.noBox;
  const { state, individual, species, viewpoint } = annotation;
  return [texts.states[state], individual, species, viewpoint ? texts.viewpoints[viewpoint] : null]
    .filter(Boolean)
    .join(', ');
}
