import { userInfo } from 'node:os';
import { ModelStore } from '../models/store.ts';
import { Collections } from './collections/collections.ts';
import { defaultWatchLimits, type WatchLimits } from './collections/watch/watch-collection.ts';
import type { Collection } from './contract/collection.ts';
import { Engine } from './engine/engine.ts';
import type { EngineSettings } from './engine/settings.ts';
import { EventBus } from './http/event-stream.ts';
import { Jobs } from './jobs/jobs.ts';

export interface WorkbenchOptions {
  settings: EngineSettings;
  /** Where weights lie; absent: the store's default. */
  models?: string;
  version: string;
  /** Who decides, as the provenance of decisions names it; absent: the account's name. */
  person?: string;
  /** How far folders are watched. */
  watch?: Partial<WatchLimits>;
}

/** Everything that runs, put together: server, command line and tests start here. */
export class Workbench {
  readonly store: ModelStore;
  readonly engine: Engine;
  readonly events = new EventBus();
  readonly jobs: Jobs;
  readonly collections: Collections;
  readonly version: string;
  readonly person: string;

  constructor({ settings, models, version, person, watch }: WorkbenchOptions) {
    this.version = version;
    this.person = person ?? userInfo().username;
    this.store = new ModelStore({ folder: models });
    this.engine = new Engine(this.store, settings);
    this.jobs = new Jobs((job) => this.events.emit({ type: 'job', job }));
    const listener = {
      onChange: (collection: Collection) => this.events.emit({ type: 'collection', collection }),
      onOutside: ({ id: collection }: { id: string }, image: string, version: string) =>
        this.events.emit({ type: 'image', collection, image, version, outside: true }),
    };
    const limits = { ...defaultWatchLimits, ...watch };
    this.collections = new Collections(this.engine, this.jobs, listener, limits);
  }

  async close(): Promise<void> {
    await this.jobs.stop();
    await this.collections.closeAll();
    await this.engine.close();
  }
}
