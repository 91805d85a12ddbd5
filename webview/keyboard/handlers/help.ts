import type { Handlers } from '../handler.ts';

export const help: Handlers = {
  keys: ({ app }) => {
    app.ui.keysShown.value = !app.ui.keysShown.peek();
    return true;
  },
};
