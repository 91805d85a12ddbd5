import type { Annotation } from '../../../server/contract/annotation.ts';
import { texts } from '../../texts.ts';
import { Crop } from '../common/Crop.tsx';
import { Icon } from '../common/Icon.tsx';
import { useApp, useSession } from '../context.ts';

const t = texts.inspector;

/** The animal beside the best exemplar of a suggestion: the look that decides who it is. */
export function Compare({ annotation }: { annotation: Annotation }) {
  const { comparedRank } = useApp().ui;
  const { review, suggestions } = useSession();
  const truth = review.truth.value;
  // The crop of the saved box: while a box is dragged, its picture would be asked for every pixel.
  const saved = truth?.annotations.find(({ id }) => id === annotation.id);
  const { annotation: asked, ranking } = suggestions.state.value;
  const list = asked === annotation.id ? (ranking?.suggestions ?? []) : [];
  const compared = list[comparedRank.value] ?? list[0];
  const exemplar = compared?.exemplars[0];
  return (
    <div class="compare">
      <figure>
        {truth && saved ? (
          <Crop image={truth.id} box={saved.box} size={448} alt={t.crop} />
        ) : (
          <span class="crop" />
        )}
        <figcaption>{t.crop}</figcaption>
      </figure>
      <figure>
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
    </div>
  );
}
