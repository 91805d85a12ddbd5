import { Command } from 'commander';
import { openPage } from '../open-page.ts';
import { port } from '../port-option.ts';
import { serve } from '../serve.ts';
import { withSettings, type SettingsFlags } from '../settings-options.ts';
import { untilStopped } from '../until-stopped.ts';
import { withWorkbench } from '../with-workbench.ts';

interface Flags extends SettingsFlags {
  port: number;
  open: boolean;
  json: boolean;
  exitWithParent: boolean;
}

export const serveCommand = (): Command =>
  withSettings(
    new Command('serve')
      .description('start the server; the page is at the address that it prints')
      .argument('[dataset]', 'folder, or its data.yaml, to open')
      .option('--port <n>', 'port; 0: any free one', port, 0)
      .option('--no-open', 'do not open the page')
      .option('--exit-with-parent', 'end when standard input ends', false)
      .option('--json', 'address as one line of JSON on standard output', false),
  ).action(async (dataset: string | undefined, flags: Flags) => {
    await withWorkbench(flags, async (workbench) => {
      const collection = dataset ? await workbench.collections.open(dataset) : null;
      const served = await serve(workbench, flags.port, collection?.id ?? null);
      const { url, port: at, token } = served;
      const text = flags.json
        ? JSON.stringify({ url, port: at, token, collection: collection?.id ?? null })
        : `Safari Sleuths: ${url}`;
      process.stdout.write(`${text}\n`);
      if (flags.open && !flags.json) await openPage(url);
      await untilStopped(flags.exitWithParent);
      await served.close();
    });
  });
