import { EmptyState } from '../common/EmptyState.tsx';

export function EncounterList() {
  return <EmptyState icon="layers" title="…" />;
}
