import { redo, undo } from '../../store/undo.ts';
import type { Handlers } from '../handler.ts';

/** Verbs that take back what was decided, and take that back. */
export const history: Handlers = {
  undo: ({ app, session }) => {
    undo(app, session);
    return true;
  },
  redo: ({ app, session }) => {
    redo(app, session);
    return true;
  },
};
