import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { ModelStore } from '../../../models/store.ts';
import type { InstalledModel, ModelDescription } from '../../contract/model.ts';
import { defaultSettings } from '../../engine/settings.ts';
import { ProgressView } from '../progress.ts';

interface Flags {
  models?: string;
  json: boolean;
}

const starters = [defaultSettings.detector, defaultSettings.embedder];

const shared = (command: Command) =>
  command
    .option('--models <folder>', 'where weights lie (default: $SLEUTHS_MODELS or models/weights)')
    .option('--json', 'JSON on standard output', false);

const storeOf = ({ models }: Flags) =>
  new ModelStore(models === undefined ? {} : { folder: models });

const print = (flags: Flags, value: unknown, text: string) =>
  process.stdout.write(`${flags.json ? JSON.stringify(value) : text}\n`);

const line = ({ model, installed, bytes }: InstalledModel) =>
  [
    installed ? '●' : '○',
    model.id.padEnd(40),
    model.task.padEnd(10),
    model.licence.padEnd(12),
    bytes === null ? 'not installed' : `${(bytes / 1e6).toFixed(1)} MB`,
  ].join(' ');

export function modelsCommand(): Command {
  const command = new Command('models').description('list, add, download and remove models');
  command.addCommand(
    shared(new Command('list').description('models that are known')).action(
      async (flags: Flags) => {
        const models = await storeOf(flags).list();
        print(flags, models, models.map(line).join('\n'));
      },
    ),
  );
  command.addCommand(
    shared(
      new Command('add')
        .description('add a model of your own: an ONNX file, or a JSON file that describes one')
        .argument('<file>'),
    ).action(async (file: string, flags: Flags) => {
      const store = storeOf(flags);
      const added = file.endsWith('.json')
        ? await store.add(JSON.parse(await readFile(file, 'utf8')) as ModelDescription)
        : await store.addFile(file);
      print(flags, added, `Added ${line(added)}`);
    }),
  );
  command.addCommand(
    shared(
      new Command('download')
        .description('fetch and convert weights; what is there already is not fetched again')
        .argument('[models...]')
        .option('--starter', 'the models that are active by default', false),
    ).action(async (names: string[], flags: Flags & { starter: boolean }) => {
      const store = storeOf(flags);
      const downloaded: InstalledModel[] = [];
      const missing = new Set(
        (await store.list()).filter(({ installed }) => !installed).map(({ model }) => model.id),
      );
      for (const id of flags.starter ? [...starters, ...names] : names) {
        downloaded.push(await download(store, id, missing.has(id)));
      }
      print(flags, downloaded, downloaded.map(line).join('\n'));
    }),
  );
  command.addCommand(
    shared(new Command('remove').description('delete weights').argument('<model>')).action(
      async (id: string, flags: Flags) => {
        await storeOf(flags).remove(id);
        print(flags, { removed: id }, `Removed ${id}`);
      },
    ),
  );
  return command;
}

/** Fetches one model with a bar on standard error, its licence said beside it. */
export async function download(
  store: ModelStore,
  id: string,
  isMissing: boolean,
): Promise<InstalledModel> {
  const view = new ProgressView();
  if (isMissing) {
    const { model } = (await store.list()).find((known) => known.model.id === id)!;
    process.stderr.write(`Downloading ${id} (${model.licence})\n`);
  }
  const installed = await store.download(id, {
    onProgress: (done, total) => {
      if (!isMissing) return;
      const rest = { perSecond: null, secondsLeft: null, message: id };
      const inKilobytes = total === null ? null : Math.round(total / 1024);
      view.show({ done: Math.round(done / 1024), total: inKilobytes, unit: 'KiB', ...rest });
    },
  });
  view.end();
  return installed;
}
