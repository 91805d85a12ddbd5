import type { UnknownGroup } from '../../../server/contract/group.ts';
import { unknownGroup } from '../../store/board/group.ts';
import { isUnderWay } from '../../store/jobs.ts';
import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { Icon } from '../common/Icon.tsx';
import { useSession } from '../context.ts';
import { CropStrip } from './CropStrip.tsx';
import { ExplorationJob } from './ExplorationJob.tsx';
import { GroupRows } from './GroupRows.tsx';
import { SpeciesSelect } from './SpeciesSelect.tsx';

const t = texts.board.unknowns;

/** Unnamed animals that look alike, the largest group first. */
export function UnknownList() {
  const { board, exploration } = useSession();
  const { unknowns } = board.lists;
  const state = exploration.state.value;
  const error = exploration.error.value;
  const total = unknowns.total.value;
  if (!state) {
    return error ? (
      <EmptyState icon="error" title={texts.images.failed}>
        <ErrorMessage error={error} />
        <vscode-button secondary onClick={() => void exploration.load()}>
          {texts.errors.retry}
        </vscode-button>
      </EmptyState>
    ) : (
      <EmptyState icon="question" title={texts.images.loading} />
    );
  }
  // The board's pane says how groups are made; here is nothing to list yet.
  if (!state.group) return <EmptyState icon="question" title={t.never} />;
  return (
    <div class="image-panel">
      <div class="group-search">
        <SpeciesSelect />
      </div>
      <div class="list-total">
        <p class="muted" role="status">
          {total === null ? texts.images.loading : t.total(total)}
        </p>
      </div>
      <Standing />
      <GroupRows
        list={unknowns}
        label={t.list}
        toGroup={unknownGroup}
        render={renderUnknown}
        empty={<EmptyState icon="check-all" title={t.none} detail={t.noneDetail} />}
      />
    </div>
  );
}

/** When the groups were made, and whether that still holds. */
function Standing() {
  const { exploration } = useSession();
  const made = exploration.state.value?.group;
  const job = exploration.job('group');
  if (!made || (!made.outdated && !job)) return null;
  const running = job !== null && isUnderWay(job);
  return (
    <div class="group-standing">
      {running ? null : (
        <p>
          <Icon name="info" /> {t.made(made.at, made.crops)} {t.outdated}
        </p>
      )}
      <ExplorationJob kind="group" action={t.again} secondary />
    </div>
  );
}

function renderUnknown({ species, crops, cover }: UnknownGroup) {
  return (
    <>
      <span class="group-text">
        <span class="group-name">{t.crops(crops)}</span>
        <span class="group-facts muted">{species ?? t.unknownSpecies}</span>
      </span>
      <CropStrip crops={cover} atMost={3} />
    </>
  );
}
