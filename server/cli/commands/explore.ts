import { Argument, Command } from 'commander';
import { explorationKinds, type ExplorationKind } from '../../contract/group.ts';
import { startExploration } from '../../routes/start-exploration.ts';
import { watchJob } from '../run-job.ts';
import { withSettings, type SettingsFlags } from '../settings-options.ts';
import { withWorkbench } from '../with-workbench.ts';

interface Flags extends SettingsFlags {
  json: boolean;
}

const meanings: Record<ExplorationKind, string> = {
  rank: 'for every unnamed box the individual that it most probably is',
  group: 'unnamed boxes that look alike, so that one name serves them all',
  map: 'a place on a plane for every crop, alike ones close together',
};
const kinds = explorationKinds.map((kind) => `  ${kind.padEnd(19)} ${meanings[kind]}\n`).join('');

export const exploreCommand = (): Command =>
  withSettings(
    new Command('explore')
      .description('work something out over all crops of an indexed dataset, for the page to show')
      .argument('<dataset>', 'folder, or its data.yaml')
      .addArgument(new Argument('<kind>', 'what to work out, see below').choices(explorationKinds))
      .option('--json', 'the result as one line of JSON on standard output', false),
  )
    .addHelpText('after', `\nKinds:\n${kinds}`)
    .action(async (dataset: string, kind: ExplorationKind, flags: Flags) => {
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
        if (result.crops === 0) {
          process.stderr.write(`No crops to look at: run “sleuths index ${dataset}” first.\n`);
        }
      });
    });
