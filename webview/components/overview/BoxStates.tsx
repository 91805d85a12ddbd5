import type { AnnotationState } from '../../../server/contract/annotation.ts';
import type { Overview } from '../../../server/contract/overview.ts';
import { stateMarks } from '../../store/mark.ts';
import { texts } from '../../texts.ts';
import { MarkSwatch } from '../common/MarkSwatch.tsx';

const t = texts.overview;
const states: readonly AnnotationState[] = ['accepted', 'unidentifiable', 'proposed', 'rejected'];

/** How many boxes are in which state. */
export function BoxStates({ boxes }: { boxes: Overview['boxes'] }) {
  const all = states.reduce((sum, state) => sum + boxes[state], 0);
  return (
    <section class="overview-panel" aria-label={t.boxes}>
      <h3>{t.boxes}</h3>
      {all === 0 ? (
        <p class="muted">{t.noBoxes}</p>
      ) : (
        <>
          <p class="progress-figure">
            <strong>{texts.format.number(all - boxes.rejected)}</strong>
            <span class="muted">{t.named(boxes.named)}</span>
          </p>
          <div class="bar state-bar" aria-hidden="true">
            {states.map((state) => (
              <span
                key={state}
                style={{
                  background: `var(--state-${state})`,
                  width: `${(100 * boxes[state]) / all}%`,
                }}
              />
            ))}
          </div>
          <ul class="state-list">
            {states.map((state) => (
              <li key={state}>
                <MarkSwatch mark={stateMarks[state]} />
                <span>{texts.states[state]}</span>
                <span class="muted">{texts.format.number(boxes[state])}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
