import type { ExplorationKind } from '../../../server/contract/group.ts';
import { isUnderWay } from '../../store/jobs.ts';
import { texts } from '../../texts.ts';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { useSession } from '../context.ts';

export interface ExplorationJobProps {
  kind: ExplorationKind;
  /** What the button says that starts it. */
  action: string;
  secondary?: boolean;
}

/** Starts the work of a kind, shows how far it is, and stops it. */
export function ExplorationJob({ kind, action, secondary = false }: ExplorationJobProps) {
  const { exploration } = useSession();
  const job = exploration.job(kind);
  const t = texts.jobs;
  if (job && isUnderWay(job)) {
    const { done, total, unit, message } = job.progress;
    return (
      <div class="exploration-job" role="status">
        {total !== null && job.state === 'running' ? (
          <vscode-progress-bar aria-label={action} value={done} max={Math.max(1, total)} />
        ) : (
          <vscode-progress-bar aria-label={action} indeterminate />
        )}
        <p class="job-facts">
          <span>{job.state === 'queued' ? t.queued : t.progress(done, total, unit)}</span>
          <button type="button" class="link" onClick={() => void exploration.cancel(kind)}>
            {t.cancel}
          </button>
        </p>
        {message ? <p class="job-message muted">{message}</p> : null}
      </div>
    );
  }
  return (
    <>
      {job?.error ? <ErrorMessage error={job.error} /> : null}
      <vscode-button secondary={secondary} onClick={() => void exploration.make(kind)}>
        {action}
      </vscode-button>
    </>
  );
}
