import { texts } from '../../texts.ts';
import { Icon } from '../common/Icon.tsx';
import { useSession } from '../context.ts';
import { ExplorationJob } from './ExplorationJob.tsx';

const t = texts.board.surest;

/** How sure is sure enough, and how many that leaves. */
export function SurestThreshold() {
  const { surest, exploration } = useSession();
  const { threshold, crops, ticked, loading, total } = surest;
  const rank = exploration.state.value?.rank;
  const shown = crops.value.length;
  const names = new Set(
    crops.value.filter(({ key }) => ticked.value.has(key)).map(({ individual }) => individual),
  );
  return (
    <>
      <label class="surest-threshold">
        <span>{t.threshold}</span>
        <input
          type="range"
          autofocus
          min={0}
          max={1}
          step={0.01}
          value={threshold.value}
          aria-valuetext={t.value(threshold.value)}
          onInput={({ currentTarget }) => (threshold.value = Number(currentTarget.value))}
        />
        <output>≥ {t.value(threshold.value)}</output>
      </label>
      <p class="surest-count" role="status" aria-busy={loading.value}>
        <strong>{t.count(ticked.value.size, shown)}</strong>
        <span class="muted">{t.individuals(names.size)}</span>
        {loading.value ? <vscode-progress-ring aria-label={texts.images.loading} /> : null}
      </p>
      {total.value > shown && !loading.value ? (
        <p class="board-note">
          <Icon name="info" /> {t.tooMany(shown, total.value)}
        </p>
      ) : null}
      {rank?.outdated ? (
        <div class="group-standing">
          <p>
            <Icon name="info" /> {t.outdated}
          </p>
          <ExplorationJob kind="rank" action={t.again} secondary />
        </div>
      ) : null}
    </>
  );
}
