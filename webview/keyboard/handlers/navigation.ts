import { neighbour } from '../../store/decisions.ts';
import { showMode, type Mode } from '../../store/mode.ts';
import { stepEncounter, stepImage } from '../../store/go-on.ts';
import { visible } from '../../store/review.ts';
import type { Handler, HandlerContext, Handlers } from '../handler.ts';

/** Verbs that go somewhere. */
export const navigation: Handlers = {
  'next-image': byImage(1),
  'previous-image': byImage(-1),
  'next-encounter': byEncounter(1),
  'previous-encounter': byEncounter(-1),
  'mode-images': toMode('images'),
  'mode-encounters': toMode('encounters'),
  'mode-individuals': toMode('individuals'),
  'mode-unknowns': toMode('unknowns'),
  'next-box': (context) => stepBox(context, 1),
  'previous-box': (context) => stepBox(context, -1),
  filter: ({ app, session }) => {
    // Groups of unknowns have nothing to search by.
    if (session.mode.peek() === 'unknowns') showMode(app, session, 'images');
    app.ui.panel.value = 'queue';
    app.ui.focus.value = 'filter';
    return true;
  },
  cancel: ({ app, session, photo }) => {
    const { ui } = app;
    if (ui.keysShown.peek()) ui.keysShown.value = false;
    else if (photo?.cancelGesture()) return true;
    else if (ui.tool.peek() === 'draw') ui.tool.value = 'select';
    else if (goBack(ui)) return true;
    else if (session.review.selected.peek()) session.review.select(null);
    else return false;
    return true;
  },
};

/** From a photograph that was opened from a board, the overview or the map. */
function goBack({ scene, cameFrom }: HandlerContext['app']['ui']): boolean {
  const before = cameFrom.peek();
  if (scene.peek() !== 'image' || before === null) return false;
  cameFrom.value = null;
  scene.value = before;
  return true;
}

function byImage(step: 1 | -1): Handler {
  return ({ app, session }) => {
    void stepImage(app, session, step);
    return true;
  };
}

function byEncounter(step: 1 | -1): Handler {
  return ({ app, session }) => {
    void stepEncounter(app, session, step);
    return true;
  };
}

function toMode(mode: Mode): Handler {
  return ({ app, session }) => {
    showMode(app, session, mode);
    return true;
  };
}

/**
 * Selects the box after or before the selected one, going round. With `leave` it does not go round:
 * after the last box the focus moves on, as Tab does everywhere.
 */
export function stepBox({ app, session }: HandlerContext, step: 1 | -1, leave = false): boolean {
  const { review } = session;
  const document = review.document.peek();
  if (!document) return false;
  const boxes = visible(document, app.ui.showRejected.peek());
  const selected = review.selected.peek()?.id ?? null;
  const next = neighbour(boxes, selected, step);
  const atEnd = selected !== null && selected === boxes.at(step === 1 ? -1 : 0)?.id;
  if (!next || (leave && atEnd)) return false;
  review.select(next.id);
  return true;
}
