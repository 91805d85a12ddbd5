import { SleuthsError } from '../contract/errors.ts';
import type { Job } from '../contract/job.ts';
import type { Workbench } from '../workbench.ts';
import { ProgressView } from './progress.ts';

/**
 * Watches a job on standard error until it ends; Ctrl-C aborts it, and what it has done stays.
 * @throws SleuthsError when the job failed or was aborted
 */
export async function watchJob(workbench: Workbench, started: Job): Promise<Job> {
  const view = new ProgressView();
  const stop = workbench.events.listen((event) => {
    if (event.type === 'job' && event.job.id === started.id) view.show(event.job.progress);
  });
  const abort = () => {
    process.stderr.write('\nStopping; what is done stays done …\n');
    workbench.jobs.abort(started.id);
  };
  process.once('SIGINT', abort);
  process.once('SIGTERM', abort);
  try {
    const job = await workbench.jobs.ended(started.id);
    view.show(job.progress);
    if (job.error) throw new SleuthsError(job.error);
    if (job.state === 'aborted') {
      throw new SleuthsError({
        code: 'conflict',
        message: 'Stopped before the end.',
        remedy: 'Run the same command again: it goes on where it was.',
      });
    }
    return job;
  } finally {
    view.end();
    stop();
    process.off('SIGINT', abort);
    process.off('SIGTERM', abort);
  }
}
