import type { Scene } from '../../../server/contract/verbs.ts';
import type { Handlers } from '../handler.ts';
import { board } from './board.ts';
import { canvas } from './canvas.ts';
import { beginCompare, compare } from './compare.ts';
import { decide } from './decide.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { navigation } from './navigation.ts';
import { map, overview, views } from './views.ts';

const everywhere: Handlers = { ...navigation, ...views, ...history, ...help };

/** Who carries out a verb, by what fills the page: what stands later goes before what stands earlier. */
export const handlers: Record<Scene, Handlers> = {
  image: { ...everywhere, ...canvas, ...decide, ...beginCompare },
  board: { ...everywhere, ...board },
  compare: { ...everywhere, ...canvas, ...compare },
  overview: { ...everywhere, ...overview },
  map: { ...everywhere, ...map },
};
