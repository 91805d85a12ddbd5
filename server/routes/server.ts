import type { HandlersOf } from '../http/handlers.ts';
import type { Workbench } from '../workbench.ts';

export const serverRoutes = ({ engine, version }: Workbench): HandlersOf<'server'> => ({
  'server.health': () => ({ version, uptimeSeconds: process.uptime() }),
  'server.engine': () => ({
    detector: engine.settings.detector,
    embedder: engine.settings.embedder,
    requested: engine.settings.provider,
    provider: engine.report,
  }),
});
