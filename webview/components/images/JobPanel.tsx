import type { Job } from '../../../server/contract/job.ts';
import { toErrorBody } from '../../store/error-body.ts';
import { isUnderWay } from '../../store/jobs.ts';
import { texts } from '../../texts.ts';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { Icon } from '../common/Icon.tsx';
import { IconButton } from '../common/IconButton.tsx';
import { useApp, useSession } from '../context.ts';
import { JobProgress } from './JobProgress.tsx';

const t = texts.jobs;

/** The work under way, or what work there is to do. */
export function JobPanel() {
  const { transport, ui } = useApp();
  const { id, jobs, collection } = useSession();
  const job = jobs.shown.value;
  const { counts, scanning } = collection.value;
  const toIndex = counts.images - counts.indexed - counts.unreadable;

  const attempt = (action: Promise<Job>) => {
    action
      .then((job) => jobs.take(job))
      .catch((error: unknown) => ui.say(toErrorBody(error).message));
  };
  const index = () =>
    attempt(transport.call('predictions.run', { params: { collection: id }, body: {} }));
  const cancel = (running: Job) =>
    attempt(transport.call('jobs.abort', { params: { job: running.id } }));

  if (job && isUnderWay(job)) return <JobProgress job={job} onCancel={() => cancel(job)} />;
  return (
    <>
      {job ? <JobEnd job={job} onDismiss={() => jobs.dismiss(job)} /> : null}
      {toIndex > 0 && !scanning ? (
        <div class="job-panel">
          <p class="muted">{t.indexDetail(toIndex)}</p>
          <vscode-button block onClick={index}>
            <span slot="content-before">
              <Icon name="search-sparkle" />
            </span>
            {job?.state === 'interrupted' || job?.state === 'aborted' ? t.resume : t.index}
          </vscode-button>
        </div>
      ) : null}
    </>
  );
}

function JobEnd({ job, onDismiss }: { job: Job; onDismiss: () => void }) {
  const name = t.kinds[job.kind] ?? job.kind;
  const { done, total, unit } = job.progress;
  return (
    <div class={`job-panel job-${job.state}`} role="status">
      <div class="job-line">
        <strong>{name}</strong>
        <IconButton icon="close" label={t.dismiss} onClick={onDismiss} />
      </div>
      {job.error ? (
        <ErrorMessage error={job.error} />
      ) : (
        <p>
          {t.ended[job.state]} {t.progress(done, total, unit)}
        </p>
      )}
    </div>
  );
}
