import { batch } from '@preact/signals';
import type { Filters } from '../../../server/contract/filters.ts';
import type { App } from '../../store/app.ts';
import { showMode } from '../../store/mode.ts';
import type { Session } from '../../store/session.ts';

/** Goes to the photographs that these filters, and no others, leave. */
export function reviewOnly(app: App, session: Session, filters: Filters): void {
  batch(() => {
    session.queue.clear();
    session.queue.narrow(filters);
    showMode(app, session, 'images');
  });
}
