import { EmptyState } from '../common/EmptyState.tsx';

export function Board() {
  return <EmptyState icon="device-camera" title="…" />;
}
