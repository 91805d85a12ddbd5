import { texts } from '../../texts.ts';
import { EmptyState } from '../common/EmptyState.tsx';
import { ErrorMessage } from '../common/ErrorMessage.tsx';
import { useSession } from '../context.ts';
import { ExplorationJob } from './ExplorationJob.tsx';

const t = texts.board.unknowns;

/** Unnamed boxes have never been grouped: says so, and how. */
export function MakeGroups() {
  const { exploration } = useSession();
  const error = exploration.error.value;
  return (
    <EmptyState icon="sparkle" title={t.never} detail={t.neverDetail}>
      {error ? <ErrorMessage error={error} /> : null}
      <ExplorationJob kind="group" action={t.make} />
    </EmptyState>
  );
}
