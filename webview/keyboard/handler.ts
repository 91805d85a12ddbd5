import type { Verb } from '../../server/contract/verbs.ts';
import type { App } from '../store/app.ts';
import type { Session } from '../store/session.ts';
import type { PhotoControls } from './photo-controls.ts';

export interface HandlerContext {
  app: App;
  session: Session;
  /** null while no photograph is shown. */
  photo: PhotoControls | null;
}

/** Carries out a verb; false when it meant nothing here, so that the key keeps its usual sense. */
export type Handler = (context: HandlerContext) => boolean;

export type Handlers = Partial<Record<Verb, Handler>>;
