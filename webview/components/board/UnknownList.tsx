import { EmptyState } from '../common/EmptyState.tsx';

export function UnknownList() {
  return <EmptyState icon="question" title="…" />;
}
