import { decide } from '../collections/decide.ts';
import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';
import { tellSaved } from './saved.ts';

export const decisionRoutes = (workbench: Workbench): HandlersOf<'decisions'> => ({
  'decisions.apply': async ({ params, body: { decisions, step } }) => {
    const { collections, person } = workbench;
    const collection = collections.get(params.collection);
    const decided = await decide(collection, decisions, { by: person, step }, (document) =>
      tellSaved(workbench, collection, document),
    );
    collections.changed(collection);
    return decided;
  },
});
