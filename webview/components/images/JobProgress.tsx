import type { Job } from '../../../server/contract/job.ts';
import { texts } from '../../texts.ts';
import { useApp } from '../context.ts';

const t = texts.jobs;

/** How far a job is: done, rate, time left; and a way to stop it. */
export function JobProgress({ job, onCancel }: { job: Job; onCancel: () => void }) {
  const { done, total, unit, perSecond, secondsLeft, message } = job.progress;
  const away = useApp().connection.value === 'lost';
  const name = t.kinds[job.kind] ?? job.kind;
  const facts = [
    perSecond !== null && perSecond > 0 ? t.rate(perSecond) : null,
    secondsLeft !== null ? t.left(secondsLeft) : null,
  ].filter((fact) => fact !== null);
  return (
    <div class="job-panel">
      <div class="job-line">
        <strong>{name}</strong>
        <button type="button" class="link" onClick={onCancel} disabled={away}>
          {t.cancel}
        </button>
      </div>
      {total !== null && job.state === 'running' ? (
        <vscode-progress-bar aria-label={name} value={done} max={Math.max(1, total)} />
      ) : (
        <vscode-progress-bar aria-label={name} indeterminate />
      )}
      <p class="job-facts">
        <span>{job.state === 'queued' ? t.queued : t.progress(done, total, unit)}</span>
        <span class="muted">{facts.join(' · ')}</span>
      </p>
      {message ? <p class="job-message muted">{message}</p> : null}
    </div>
  );
}
