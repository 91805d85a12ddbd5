import { useMemo, useRef } from 'preact/hooks';
import { layoutGrid, rowsBetween } from '../../geometry/grid.ts';
import type { SurestCrop } from '../../store/board/surest.ts';
import { texts } from '../../texts.ts';
import { Crop } from '../common/Crop.tsx';
import { EmptyState } from '../common/EmptyState.tsx';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { Icon } from '../common/Icon.tsx';
import { useSession } from '../context.ts';
import { useViewport } from '../use-viewport.ts';
import { ExplorationJob } from './ExplorationJob.tsx';

const t = texts.board.surest;
const size = 120;
const gap = 8;
const captionHeight = 24;
const overscan = 300;

/** Which boxes would be accepted and as whom; each can be left out. */
export function SurestPreview() {
  const { surest, exploration } = useSession();
  const error = surest.error.value ?? exploration.error.value;
  const state = exploration.state.value;
  const count = surest.crops.value.length;
  if (error) {
    return (
      <div class="surest-preview">
        <EmptyState icon="error" title={texts.images.failed}>
          <ErrorMessage error={error} />
          <vscode-button secondary onClick={() => surest.reload()}>
            {texts.errors.retry}
          </vscode-button>
        </EmptyState>
      </div>
    );
  }
  if (state && !state.rank) {
    return (
      <div class="surest-preview">
        <EmptyState icon="sparkle" title={t.never} detail={t.neverDetail}>
          <ExplorationJob kind="rank" action={t.make} />
        </EmptyState>
      </div>
    );
  }
  if (count === 0) {
    return (
      <div class="surest-preview">
        {surest.loading.value ? null : (
          <EmptyState icon="search" title={t.none} detail={t.noneDetail} />
        )}
      </div>
    );
  }
  return <PreviewGrid />;
}

function PreviewGrid() {
  const { surest } = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  const { top, width, height } = useViewport(scroller);
  const crops = surest.crops.value;
  const grid = useMemo(
    () =>
      layoutGrid({
        sections: [{ count: crops.length, heading: false }],
        width,
        size,
        gap,
        captionHeight,
        headingHeight: 0,
        room: { height, largest: 2 * size },
      }),
    [crops.length, width, height],
  );
  const rows = rowsBetween(grid, top - overscan, top + height + overscan);
  return (
    <div ref={scroller} class="surest-preview" role="group" aria-label={t.preview} tabIndex={0}>
      <div class="board-grid-space" style={{ height: `${grid.height}px` }}>
        {rows.map((row) =>
          row.kind === 'cells'
            ? crops
                .slice(row.from, row.from + row.count)
                .map((one, column) => (
                  <PreviewCrop
                    key={one.key}
                    one={one}
                    left={column * (grid.cellWidth + grid.gap)}
                    top={row.top}
                    width={grid.cellWidth}
                  />
                ))
            : null,
        )}
      </div>
    </div>
  );
}

interface PreviewCropProps {
  one: SurestCrop;
  left: number;
  top: number;
  width: number;
}

function PreviewCrop({ one, left, top, width }: PreviewCropProps) {
  const { surest } = useSession();
  const { key, crop, individual, score, doubtful } = one;
  const ticked = surest.ticked.value.has(key);
  return (
    <label
      class="surest-crop"
      data-ticked={ticked}
      title={doubtful ? `${crop.image}\n${t.doubtful}` : crop.image}
      style={{ transform: `translate(${left}px, ${top}px)`, width: `${width}px` }}
    >
      <span class="tile-picture">
        <Crop image={crop.image} box={crop.annotation.box} size={width > 160 ? 320 : 160} alt="" />
        <input
          type="checkbox"
          checked={ticked}
          aria-label={t.tick(individual, score)}
          onChange={() => surest.toggle(key)}
        />
        {doubtful ? (
          <span class="tile-marks">
            <span class="tile-mark tile-mark-together">
              <Icon name="multiple-windows" />
            </span>
          </span>
        ) : null}
      </span>
      <span class="tile-caption">
        <span class="tile-name">{individual}</span>
        <span class="tile-fact muted">{t.value(score)}</span>
      </span>
    </label>
  );
}
