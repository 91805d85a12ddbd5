import { Command } from 'commander';
import { ensureSample, sampleFolder } from '../sample-dataset.ts';

export const sampleCommand = (): Command =>
  new Command('sample')
    .description('make the sample dataset, a small savanna')
    .argument('[folder]', 'where (default: datasets/sample of the project)')
    .option('--json', 'JSON on standard output', false)
    .action(async (asked: string | undefined, { json }: { json: boolean }) => {
      const folder = asked ?? sampleFolder();
      await ensureSample(folder);
      process.stdout.write(`${json ? JSON.stringify({ folder }) : folder}\n`);
    });
