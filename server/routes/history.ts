import { putBack } from '../collections/put-back.ts';
import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';
import { pageOf } from './paging.ts';
import { tellSaved } from './saved.ts';

export const historyRoutes = (workbench: Workbench): HandlersOf<'history'> => {
  const { collections, person } = workbench;
  const takeBack = async (id: string, kind: 'undo' | 'redo') => {
    const collection = collections.get(id);
    const step = await putBack(collection, kind, person, (document) =>
      tellSaved(workbench, collection, document),
    );
    collections.changed(collection);
    return step;
  };
  return {
    'history.list': ({ params, query }) =>
      collections.get(params.collection).dataset.history(pageOf(query)),
    'history.undo': ({ params }) => takeBack(params.collection, 'undo'),
    'history.redo': ({ params }) => takeBack(params.collection, 'redo'),
  };
};
