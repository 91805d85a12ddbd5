import {
  acceptBoard,
  assignBoard,
  decideBoard,
  nameNew,
  repeatBoard,
  seeBoard,
  stepGroup,
} from '../../store/board/decide.ts';
import { openTile } from '../../store/board/open-tile.ts';
import { isCrop } from '../../store/board/rules.ts';
import type { Verdict } from '../../store/board/verdict.ts';
import { openCompare } from '../../store/open-compare.ts';
import type { FocusRequest } from '../../store/ui.ts';
import { texts } from '../../texts.ts';
import type { Handler, HandlerContext, Handlers } from '../handler.ts';

/** Verbs of a grid of crops: they are about the selected ones. */
export const board: Handlers = {
  accept: does(({ app, session }) => acceptBoard(app, session)),
  'accept-all': says({ kind: 'accept', species: null }),
  'assign-1': assigns(0),
  'assign-2': assigns(1),
  'assign-3': assigns(2),
  'assign-4': assigns(3),
  'assign-5': assigns(4),
  'assign-6': assigns(5),
  'assign-7': assigns(6),
  'assign-8': assigns(7),
  'assign-9': assigns(8),
  'new-individual': does(({ app, session }) => nameNew(app, session)),
  name: asks('individual'),
  species: asks('species'),
  'viewpoint-left': does(({ app, session }) => seeBoard(app, session, 'left')),
  'viewpoint-right': does(({ app, session }) => seeBoard(app, session, 'right')),
  'viewpoint-front': does(({ app, session }) => seeBoard(app, session, 'front')),
  'viewpoint-back': does(({ app, session }) => seeBoard(app, session, 'back')),
  reject: says({ kind: 'reject' }),
  unidentifiable: says({ kind: 'unidentifiable', species: null }),
  'mark-empty': says({ kind: 'empty' }),
  'accept-surest': does(({ session }) => session.surest.open()),
  repeat: does(({ app, session }) => repeatBoard(app, session)),

  'next-image': steps(1),
  'previous-image': steps(-1),
  'next-encounter': steps(1),
  'previous-encounter': steps(-1),
  cancel: ({ app, session }) => {
    const { selection } = session.board;
    if (app.ui.keysShown.peek()) app.ui.keysShown.value = false;
    else if (selection.keys.peek().size > 0) selection.set([]);
    else return false;
    return true;
  },

  'toggle-crop': ({ session }) => {
    const { selection } = session.board;
    const focus = selection.focus.peek();
    if (focus < 0) return false;
    selection.toggle(focus);
    return true;
  },
  'select-all': does(({ session }) => session.board.selection.toggleAll()),
  'open-image': ({ app, session }) => {
    const tile = session.board.selection.focused.peek();
    if (!tile) return false;
    openTile(app, session, tile);
    return true;
  },
  compare: does(({ app, session }) => {
    const tile = session.board.selection.focused.peek();
    if (!tile || !isCrop(tile)) app.ui.say(texts.board.notices.noCrops);
    else void openCompare(app, session, { image: tile.image, annotation: tile.annotation.id });
  }),
};

function does(action: (context: HandlerContext) => void): Handler {
  return (context) => {
    action(context);
    return true;
  };
}

function says(verdict: Verdict): Handler {
  return does(({ app, session }) => decideBoard(app, session, verdict));
}

function assigns(rank: number): Handler {
  return does(({ app, session }) => assignBoard(app, session, rank));
}

function steps(by: 1 | -1): Handler {
  return does(({ app, session }) => stepGroup(app, session, by));
}

function asks(field: FocusRequest): Handler {
  return does(({ app, session }) => {
    if (session.board.selection.targets.peek().some(isCrop)) app.ui.focus.value = field;
    else app.ui.say(texts.board.notices.noCrops);
  });
}
