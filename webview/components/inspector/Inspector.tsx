import { useComputed } from '@preact/signals';
import { neighbour } from '../../store/decisions.ts';
import { visible } from '../../store/review.ts';
import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { IconButton } from '../common/IconButton.tsx';
import { useApp, useSession } from '../context.ts';
import { BoxFields } from './BoxFields.tsx';
import { Compare } from './Compare.tsx';
import { Decisions } from './Decisions.tsx';
import { ImageProblems } from './ImageProblems.tsx';
import { Provenance } from './Provenance.tsx';
import { SpeciesField } from './SpeciesField.tsx';
import { SuggestionList } from './SuggestionList.tsx';

const t = texts.inspector;

/** The selected animal: what it looks like, who it is, who it may be. */
export function Inspector() {
  const { ui, keymap } = useApp();
  const { review, waitingBox } = useSession();
  const document = review.settled.value;
  const chosen = useComputed(() => {
    const id = review.selected.value?.id;
    return review.settled.value?.annotations.find((one) => one.id === id) ?? null;
  });
  if (!document) return null;
  const readable = document.status !== 'unreadable';
  const selected = readable ? chosen.value : null;
  const boxes = visible(document, ui.showRejected.value);
  const step = (by: 1 | -1) => {
    const next = neighbour(boxes, selected?.id ?? null, by);
    if (next) review.select(next.id);
  };
  return (
    <div class="inspector">
      {selected ? (
        <>
          <div class="inspector-header">
            <h2>{t.position(boxes.findIndex(({ id }) => id === selected.id) + 1, boxes.length)}</h2>
            <span class={`state-pill state-${selected.state}`}>{texts.states[selected.state]}</span>
            <IconButton
              icon="chevron-up"
              label={t.previousBox}
              shortcut={keymap.keyOf('previous-box')}
              onClick={() => step(-1)}
            />
            <IconButton
              icon="chevron-down"
              label={t.nextBox}
              shortcut={keymap.keyOf('next-box')}
              onClick={() => step(1)}
            />
          </div>
          <Compare annotation={selected} />
          <BoxFields annotation={selected} />
          <Decisions annotation={selected} />
          <SuggestionList annotation={selected} />
          <Provenance annotation={selected} />
        </>
      ) : waitingBox.value ? (
        <div class="fields">
          <SpeciesField species={null} />
        </div>
      ) : !readable ? null : (
        <EmptyState
          icon={boxes.length > 0 ? 'inspect' : 'circle-large-outline'}
          title={boxes.length > 0 ? t.none : t.noBoxes}
          detail={
            boxes.length > 0
              ? t.noneDetail
              : document.indexed
                ? t.noBoxesDetail
                : `${t.notIndexedDetail} ${t.noBoxesDetail}`
          }
        />
      )}
      <ImageProblems problems={document.problems} />
    </div>
  );
}
