import { Command } from 'commander';
import { SleuthsError } from '../../contract/errors.ts';
import { askGallery, type GalleryAnswer } from '../../evaluation/ask-gallery.ts';
import { startIndex } from '../../routes/start-index.ts';
import { readIdentities } from '../identities-csv.ts';
import { ProgressView } from '../progress.ts';
import { watchJob } from '../run-job.ts';
import { withSettings, type SettingsFlags } from '../settings-options.ts';
import { withWorkbench } from '../with-workbench.ts';

interface Flags extends SettingsFlags {
  identities: string;
  wholeImage: boolean;
  json: boolean;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

export const suggestCommand = (): Command =>
  withSettings(
    new Command('suggest')
      .description('ask for every query image who it is, and count the right answers')
      .argument('<dataset>', 'folder, or its data.yaml')
      .requiredOption('--identities <csv>', 'columns path, identity, split (gallery or query)')
      .option('--whole-image', 'every image is one crop', false)
      .option('--json', 'the result as one line of JSON on standard output', false),
  ).action(async (dataset: string, flags: Flags) => {
    const known = await readIdentities(flags.identities);
    for (const split of ['gallery', 'query'] as const) {
      if (known.some((row) => row.split === split)) continue;
      throw new SleuthsError({
        code: 'unprocessable',
        message: `No row has the split ${split}.`,
        remedy: 'Both are needed: a gallery to search and queries to ask.',
        file: flags.identities,
      });
    }
    await withWorkbench(flags, async (workbench) => {
      const collection = await workbench.collections.open(dataset);
      await watchJob(workbench, startIndex(workbench, collection.id, flags.wholeImage));
      const view = new ProgressView();
      const answer = await askGallery(collection, known, {
        onProgress: (done, total) => {
          const rest = { perSecond: null, secondsLeft: null, message: '' };
          view.show({ done, total, unit: 'images', ...rest });
        },
      });
      view.end();
      process.stdout.write(`${flags.json ? JSON.stringify(answer) : describe(answer)}\n`);
      if (answer.queries === 0) process.exitCode = 1;
    });
  });

const describe = ({ queries, individuals, top1, top5, failed }: GalleryAnswer): string =>
  [
    `${queries} queries, gallery of ${individuals} individuals`,
    `top-1 ${percent(top1)}, top-5 ${percent(top5)}`,
    ...failed.map(({ file, message }) => `${file}: ${message}`),
  ].join('\n');
