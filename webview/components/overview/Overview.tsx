import { EmptyState } from '../common/EmptyState.tsx';

export function Overview() {
  return <EmptyState icon="graph" title="…" />;
}
