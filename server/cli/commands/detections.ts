import { Command } from 'commander';
import { startIndex } from '../../routes/start-index.ts';
import { watchJob } from '../run-job.ts';
import { withSettings, type SettingsFlags } from '../settings-options.ts';
import { withWorkbench } from '../with-workbench.ts';
import { write } from '../write.ts';

const imagesAtOnce = 200;

interface Flags extends SettingsFlags {
  json: boolean;
}

export const detectionsCommand = (): Command =>
  withSettings(
    new Command('detections')
      .description('what the detector found in every image, one JSON object a line')
      .argument('<dataset>', 'folder, or its data.yaml')
      .option('--json', 'the same: the output is JSON lines either way', false),
  ).action(async (dataset: string, flags: Flags) => {
    await withWorkbench(flags, async (workbench) => {
      const collection = await workbench.collections.open(dataset);
      // Does only what is not done yet: after an `index` with these models, nothing.
      await watchJob(workbench, startIndex(workbench, collection.id, false));
      let after = '';
      for (;;) {
        const page = await collection.catalogue.listDetections(after, imagesAtOnce);
        if (page.length === 0) return;
        after = page.at(-1)!.image;
        const lines = page.flatMap(({ image, detections }) =>
          detections.map(({ class: name, confidence, box }) =>
            JSON.stringify({
              image,
              class: name,
              species: collection.speciesOf(name)?.species ?? null,
              confidence,
              box,
            }),
          ),
        );
        if (lines.length > 0) await write(process.stdout, `${lines.join('\n')}\n`);
      }
    });
  });
