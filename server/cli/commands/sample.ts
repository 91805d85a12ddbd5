import { Command } from 'commander';
import { ensureSample, sampleFolder } from '../sample-dataset.ts';

export const sampleCommand = (): Command =>
  new Command('sample')
    .description('make the sample dataset, a small savanna')
    .argument('[folder]', 'where', sampleFolder())
    .option('--json', 'JSON on standard output', false)
    .action(async (folder: string, { json }: { json: boolean }) => {
      await ensureSample(folder);
      process.stdout.write(`${json ? JSON.stringify({ folder }) : folder}\n`);
    });
