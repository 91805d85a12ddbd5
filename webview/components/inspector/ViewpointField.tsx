import type { Annotation } from '../../../server/contract/annotation.ts';
import { viewpoints } from '../../store/decisions.ts';
import { texts } from '../../texts.ts';
import { useApp, useSession } from '../context.ts';

/** Which side of the animal is seen. */
export function ViewpointField({ annotation }: { annotation: Annotation }) {
  const { keymap } = useApp();
  const { review } = useSession();
  return (
    <fieldset class="viewpoint">
      <legend class="field-label">{texts.inspector.viewpoint}</legend>
      <div class="segments">
        {[...viewpoints, null].map((viewpoint) => (
          <label
            key={viewpoint}
            class="segment"
            title={viewpoint ? keymap.keyOf(`viewpoint-${viewpoint}`) : undefined}
          >
            <input
              type="radio"
              name="viewpoint"
              checked={annotation.viewpoint === viewpoint}
              onChange={() =>
                review.decide({ verb: 'update', annotation: annotation.id, viewpoint })
              }
            />
            <span>{viewpoint ? texts.viewpoints[viewpoint] : texts.noViewpoint}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
