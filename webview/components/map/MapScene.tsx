import { EmptyState } from '../common/EmptyState.tsx';

export function MapScene() {
  return <EmptyState icon="globe" title="…" />;
}
