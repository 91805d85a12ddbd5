import { useEffect, useRef } from 'preact/hooks';
import { texts } from '../../texts.ts';
import { Crop } from '../common/Crop.tsx';
import { Icon } from '../common/Icon.tsx';
import { useSession } from '../context.ts';

const t = texts.compare;

/** All who it may be, the most similar first. */
export function CandidateStrip() {
  const { compare } = useSession();
  const all = compare.candidates.value;
  const shown = compare.candidate.value?.individual;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected=true]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shown]);
  if (all.length === 0) return null;
  return (
    <ul class="candidate-strip" ref={list} role="listbox" aria-label={t.candidates} tabIndex={0}>
      {all.map(({ individual, score, exemplars, cannotCompare }, rank) => (
        <li
          key={individual}
          role="option"
          class="candidate"
          aria-selected={individual === shown}
          title={individual}
          onClick={() => compare.choose(individual)}
        >
          <span class="visually-hidden">
            {`${t.candidate(individual, rank + 1, all.length)}, ${t.similarity(score)}${cannotCompare ? `, ${t.cannotCompare}` : ''}`}
          </span>
          {exemplars[0] ? (
            <Crop image={exemplars[0].image} box={exemplars[0].box} size={96} alt="" />
          ) : (
            <span class="crop crop-missing">
              <Icon name="question" />
            </span>
          )}
          <span class="candidate-text" aria-hidden="true">
            <span class="candidate-name">{individual}</span>
            <span class="candidate-score muted">
              {cannotCompare ? <Icon name="circle-slash" /> : null}
              {texts.format.score(score)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
