import { Command } from 'commander';
import { startIndex } from '../../routes/start-index.ts';
import { openPage } from '../open-page.ts';
import { port } from '../port-option.ts';
import { ensureSample, sampleFolder } from '../sample-dataset.ts';
import { serve } from '../serve.ts';
import { withSettings, type SettingsFlags } from '../settings-options.ts';
import { untilStopped } from '../until-stopped.ts';
import { withWorkbench } from '../with-workbench.ts';
import { download } from './models.ts';

interface Flags extends SettingsFlags {
  port: number;
  open: boolean;
}

export const startCommand = (): Command =>
  withSettings(
    new Command('start')
      .description('fetch models, open a dataset (or the sample) and show the page')
      .argument('[dataset]', 'folder, or its data.yaml')
      .option('--port <n>', 'port; 0: any free one', port, 0)
      .option('--no-open', 'do not open the page'),
  ).action(async (dataset: string | undefined, flags: Flags) => {
    await withWorkbench(flags, async (workbench) => {
      for (const { model, installed } of await workbench.store.list()) {
        const active = [flags.detector, flags.embedder].includes(model.id);
        if (active && !installed) await download(workbench.store, model.id, true);
      }
      if (dataset === undefined) await ensureSample(sampleFolder());
      const collection = await workbench.collections.open(dataset ?? sampleFolder());
      const served = await serve(workbench, flags.port, collection.id);
      startIndex(workbench, collection.id, false);
      process.stdout.write(
        `\n  Safari Sleuths is open at\n  ${served.url}\n\n  ${collection.dataset.root}\n  Ctrl-C ends it.\n\n`,
      );
      if (flags.open) await openPage(served.url);
      await untilStopped(false);
      await served.close();
    });
  });
