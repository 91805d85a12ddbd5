import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { App } from '../store/app.ts';
import type { Session } from '../store/session.ts';

export const AppContext = createContext<App | null>(null);
export const SessionContext = createContext<Session | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('A component stands outside the app.');
  return app;
}

/** The open dataset; for components that are shown only while there is one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('A component stands outside an open dataset.');
  return session;
}
