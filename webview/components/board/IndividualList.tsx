import { EmptyState } from '../common/EmptyState.tsx';

export function IndividualList() {
  return <EmptyState icon="person" title="…" />;
}
