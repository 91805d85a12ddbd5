import { Command } from 'commander';
import type { Problem } from '../../contract/problem.ts';
import type { OpenCollection } from '../../collections/open-collection.ts';
import type { IndexResult } from '../../indexing/index-job.ts';
import { startIndex } from '../../routes/start-index.ts';
import { watchJob } from '../run-job.ts';
import { withSettings, type SettingsFlags } from '../settings-options.ts';
import { withWorkbench } from '../with-workbench.ts';

interface Flags extends SettingsFlags {
  wholeImage: boolean;
  json: boolean;
}

export const indexCommand = (): Command =>
  withSettings(
    new Command('index')
      .description('detect, crop and embed every image that is not done yet')
      .argument('<dataset>', 'folder, or its data.yaml')
      .option('--whole-image', 'every image is one crop', false)
      .option('--json', 'the result as one line of JSON on standard output', false),
  ).action(async (dataset: string, flags: Flags) => {
    await withWorkbench(flags, async (workbench) => {
      const collection = await workbench.collections.open(dataset);
      const job = await watchJob(workbench, startIndex(workbench, collection.id, flags.wholeImage));
      const result = job.result as IndexResult;
      const problems = await allProblems(collection);
      const text = flags.json
        ? JSON.stringify({ ...result, problems })
        : describe(result, problems);
      process.stdout.write(`${text}\n`);
    });
  });

async function allProblems({ catalogue }: OpenCollection): Promise<Problem[]> {
  const problems: Problem[] = [];
  let cursor: string | undefined;
  do {
    const page = await catalogue.listProblems({ limit: 1000, ...(cursor ? { cursor } : {}) });
    problems.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return problems;
}

function describe(result: IndexResult, problems: readonly Problem[]): string {
  const lines = [
    `${result.images} images: ${result.detections} detections, ${result.embeddings} embeddings`,
    `${result.analysed} looked at in ${result.seconds.toFixed(1)} s ` +
      `(${result.imagesPerSecond.toFixed(1)}/s) on ${result.provider}`,
  ];
  for (const { file, line, message, remedy } of problems) {
    lines.push(
      `${file}${line === undefined ? '' : `:${line}`}: ${message} ${remedy ?? ''}`.trimEnd(),
    );
  }
  return lines.join('\n');
}
