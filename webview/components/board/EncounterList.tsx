import type { Encounter } from '../../../server/contract/encounter.ts';
import { encounterGroup } from '../../store/board/group.ts';
import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { Icon } from '../common/Icon.tsx';
import { useSession } from '../context.ts';
import { FilterBar } from '../filters/FilterBar.tsx';
import { CropStrip } from './CropStrip.tsx';
import { FramePicture } from './FramePicture.tsx';
import { GapSelect } from './GapSelect.tsx';
import { fileOf, placeOf } from './group-title.ts';
import { GroupRows } from './GroupRows.tsx';

const t = texts.board.encounters;

/** The bursts of the filtered queue: where, when, how many photographs, what is still open. */
export function EncounterList() {
  const { board, queue } = useSession();
  const { encounters } = board.lists;
  const total = encounters.total.value;
  return (
    <div class="image-panel">
      <FilterBar />
      <div class="list-total">
        <p class="muted" role="status">
          {total === null ? texts.images.loading : t.total(total)}
        </p>
        <GapSelect />
      </div>
      <GroupRows
        list={encounters}
        label={t.list}
        toGroup={encounterGroup}
        render={renderEncounter}
        empty={
          <EmptyState icon="layers" title={t.none} detail={t.noneDetail}>
            {queue.active.value.length > 0 ? (
              <vscode-button secondary onClick={() => queue.clear()}>
                {texts.images.clearFilters}
              </vscode-button>
            ) : null}
          </EmptyState>
        }
      />
    </div>
  );
}

function renderEncounter(encounter: Encounter) {
  const { id, from, to, images, open, cover } = encounter;
  return (
    <>
      <span class="group-text">
        <span class="group-name">
          {from === null ? fileOf(encounter) : t.clocks(from, to ?? from)}
        </span>
        <span class="group-facts muted">{t.dayAndPlace(from, placeOf(encounter))}</span>
        <span class="group-facts">
          <span class="muted">{t.photographs(images)}</span>
          {open > 0 ? (
            <span class="to-decide">{t.open(open)}</span>
          ) : (
            <span class="group-done">
              <Icon name="check" /> {t.done}
            </span>
          )}
        </span>
      </span>
      {cover.length > 0 ? (
        <CropStrip crops={cover} atMost={2} />
      ) : (
        <span class="crop-strip" aria-hidden="true">
          <FramePicture image={id} />
        </span>
      )}
    </>
  );
}
