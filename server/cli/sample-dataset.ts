import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { generateSavanna } from '../../datasets/savanna/generate.ts';
import { projectRoot } from '../../models/weights-folder.ts';
import { ProgressView } from './progress.ts';

export const sampleFolder = (): string => join(projectRoot(), 'datasets', 'sample');

/** Makes the sample dataset unless it is there. */
export async function ensureSample(folder: string): Promise<void> {
  if (existsSync(join(folder, 'data.yaml'))) return;
  process.stderr.write('Making the sample dataset …\n');
  const view = new ProgressView();
  await generateSavanna({
    folder,
    onProgress: (done, total) => {
      const rest = { perSecond: null, secondsLeft: null, message: '' };
      view.show({ done, total, unit: 'photographs', ...rest });
    },
  });
  view.end();
}
