import { moveRect, resizeRect } from '../../geometry/edit-box.ts';
import { nextInRound, overlappingWith } from '../../geometry/overlapping.ts';
import { toBox, toRect, type Rect, type Size } from '../../geometry/rect.ts';
import { visible } from '../../store/review.ts';
import { texts } from '../../texts.ts';
import type { Handler, Handlers } from '../handler.ts';

/** Verbs on the photograph itself and on where its boxes are. */
export const canvas: Handlers = {
  'zoom-in': zoom(1.25),
  'zoom-out': zoom(0.8),
  fit: ({ photo }) => {
    photo?.fit();
    return photo !== null;
  },
  'actual-size': ({ photo }) => {
    photo?.actualSize();
    return photo !== null;
  },
  peek: ({ app }) => {
    app.ui.peek.press();
    return true;
  },
  'show-rejected': ({ app }) => {
    app.ui.showRejected.value = !app.ui.showRejected.peek();
    return true;
  },
  equalise: ({ app }) => {
    const { tone } = app.ui;
    tone.equalise.value = !tone.equalise.peek();
    app.ui.say(tone.equalise.peek() ? texts.tone.equalised : texts.tone.plain);
    return true;
  },
  draw: ({ app, session }) => {
    const { tool } = app.ui;
    if (!session.review.document.peek()) return false;
    tool.value = tool.peek() === 'draw' ? 'select' : 'draw';
    return true;
  },
  'cycle-overlapping': ({ app, session: { review } }) => {
    const document = review.document.peek();
    if (!document) return false;
    const boxes = visible(document, app.ui.showRejected.peek()).map(({ id, box }) => ({
      id,
      rect: toRect(box, { width: 1, height: 1 }),
    }));
    const selected = review.selected.peek()?.id ?? null;
    const start = selected ?? boxes.find(({ id }) => overlappingWith(boxes, id).length > 1)?.id;
    const round = start === undefined ? [] : overlappingWith(boxes, start);
    const next = nextInRound(round, selected);
    if (next && (round.length > 1 || selected === null)) review.select(next.id);
    else app.ui.say(texts.photo.noOverlap);
    return true;
  },
  'move-left': nudge(-1, 0),
  'move-right': nudge(1, 0),
  'move-up': nudge(0, -1),
  'move-down': nudge(0, 1),
  'move-left-far': nudge(-10, 0),
  'move-right-far': nudge(10, 0),
  'move-up-far': nudge(0, -10),
  'move-down-far': nudge(0, 10),
  narrower: resize(-1, 0),
  wider: resize(1, 0),
  lower: resize(0, -1),
  higher: resize(0, 1),
};

function zoom(factor: number): Handler {
  return ({ photo }) => {
    photo?.zoom(factor);
    return photo !== null;
  };
}

/** Moves the selected box by image pixels. */
function nudge(dx: number, dy: number): Handler {
  return changeBox((rect, size) => moveRect(rect, dx, dy, size));
}

/** Moves the lower right corner of the selected box by image pixels. */
function resize(dx: number, dy: number): Handler {
  return changeBox((rect, size) => resizeRect(rect, 'se', dx, dy, size));
}

function changeBox(change: (rect: Rect, size: Size) => Rect): Handler {
  return ({ session: { review } }) => {
    const selected = review.selected.peek();
    const size = review.size.peek();
    if (!selected || !size) return false;
    const rect = change(toRect(selected.box, size), size);
    review.draft({ annotation: selected.id, box: toBox(rect, size) });
    review.commitDraftSoon();
    return true;
  };
}
