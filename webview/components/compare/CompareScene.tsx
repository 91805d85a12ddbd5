import { EmptyState } from '../common/EmptyState.tsx';

export function CompareScene() {
  return <EmptyState icon="git-compare" title="…" />;
}
