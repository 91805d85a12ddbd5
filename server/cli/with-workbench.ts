import { Workbench } from '../workbench.ts';
import { settingsOf, type SettingsFlags } from './settings-options.ts';
import { version } from './version.ts';

/** Runs a command with everything that it needs, and closes it afterwards. */
export async function withWorkbench<T>(
  flags: SettingsFlags,
  work: (workbench: Workbench) => Promise<T>,
): Promise<T> {
  const workbench = new Workbench({
    settings: settingsOf(flags),
    version,
    ...(flags.models === undefined ? {} : { models: flags.models }),
  });
  try {
    return await work(workbench);
  } finally {
    await workbench.close();
  }
}
