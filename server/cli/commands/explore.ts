import { Argument, Command } from 'commander';
import { explorationKinds, type ExplorationKind } from '../../contract/group.ts';
import { startExploration } from '../../routes/start-exploration.ts';
import { watchJob } from '../run-job.ts';
import { withSettings, type SettingsFlags } from '../settings-options.ts';
import { withWorkbench } from '../with-workbench.ts';

interface Flags extends SettingsFlags {
  json: boolean;
}

export const exploreCommand = (): Command =>
  withSettings(
    new Command('explore')
      .description('rank, group or map all crops of an indexed dataset')
      .argument('<dataset>', 'folder, or its data.yaml')
      .addArgument(new Argument('<kind>', 'what to work out').choices(explorationKinds))
      .option('--json', 'the result as one line of JSON on standard output', false),
  ).action(async (dataset: string, kind: ExplorationKind, flags: Flags) => {
    await withWorkbench(flags, async (workbench) => {
      const { id } = await workbench.collections.open(dataset);
      await workbench.collections.scanned(id);
      const job = await watchJob(workbench, startExploration(workbench, id, kind));
      const result = job.result as Record<string, string | number>;
      const text = flags.json
        ? JSON.stringify(result)
        : Object.entries(result)
            .map(([name, value]) => `${name} ${value}`)
            .join('\n');
      process.stdout.write(`${text}\n`);
    });
  });
