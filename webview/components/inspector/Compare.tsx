import type { Annotation } from '../../../server/contract/annotation.ts';
import { keyText } from '../../keyboard/key-text.ts';
import { openCompare } from '../../store/open-compare.ts';
import { texts } from '../../texts.ts';
import { Crop } from '../common/Crop.tsx';
import { Icon } from '../common/Icon.tsx';
import { useApp, useSession } from '../context.ts';

const t = texts.inspector;

/** The animal beside the best exemplar of a suggestion; a click shows both large. */
export function Compare({ annotation }: { annotation: Annotation }) {
  const app = useApp();
  const session = useSession();
  const { review, compare } = session;
  const truth = review.truth.value;
  // The crop of the saved box: while a box is dragged, its picture would be asked for every pixel.
  const saved = truth?.annotations.find(({ id }) => id === annotation.id);
  const compared = compare.candidate.value;
  const exemplar = compared?.exemplars[0];
  const key = app.keymap.keyOf('compare');
  return (
    <button
      type="button"
      class="compare"
      aria-keyshortcuts={key}
      title={`${t.compare} (${keyText(key)})`}
      onClick={() => void openCompare(app, session, null, compared?.individual ?? null)}
    >
      <span class="visually-hidden">
        {compared ? t.compareWith(compared.individual) : t.compare}
      </span>
      <figure aria-hidden="true">
        {truth && saved ? (
          <Crop image={truth.id} box={saved.box} size={448} alt={t.crop} />
        ) : (
          <span class="crop" />
        )}
        <figcaption>{t.crop}</figcaption>
      </figure>
      <figure aria-hidden="true">
        {compared && exemplar ? (
          <>
            <Crop
              image={exemplar.image}
              box={exemplar.box}
              size={448}
              alt={t.compared(compared.individual)}
            />
            <figcaption title={exemplar.image}>{compared.individual}</figcaption>
          </>
        ) : (
          <>
            <span class="crop crop-missing" title={t.nothingToCompare}>
              <Icon name="question" />
            </span>
            <figcaption class="muted">{t.nothingToCompare}</figcaption>
          </>
        )}
      </figure>
    </button>
  );
}
