import { showMode } from '../../store/mode.ts';
import { texts } from '../../texts.ts';
import type { Handler, Handlers } from '../handler.ts';

/** Verbs that lead to the overview and the map. */
export const views: Handlers = {
  overview: ({ app }) => {
    app.ui.scene.value = 'overview';
    return true;
  },
  map: ({ app }) => {
    app.ui.scene.value = 'map';
    return true;
  },
};

/** Back to the queue as it was left. */
const leave: Handler = ({ app, session }) => {
  showMode(app, session, session.mode.peek());
  return true;
};

/** Verbs of the overview. */
export const overview: Handlers = { cancel: leave };

/** Verbs on the map of embeddings. */
export const map: Handlers = {
  name: ({ app, session }) => {
    if (session.map.selection.peek().size === 0) app.ui.say(texts.map.selectFirst);
    else app.ui.focus.value = 'individual';
    return true;
  },
  cancel: (context) => {
    const { map } = context.session;
    if (map.lassoing.peek()) map.lassoing.value = false;
    else if (map.selection.peek().size > 0) map.select([], 'replace');
    else if (map.pinnedGroup.peek() !== undefined) map.pinnedGroup.value = undefined;
    else return leave(context);
    return true;
  },
};
