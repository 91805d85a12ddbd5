import { createQueue, type Queue } from '../../webview/store/queue.ts';
import { defaultQueue, type RememberedQueue } from '../../webview/store/queue-memory.ts';

/** A queue that remembers nothing. */
export function freshQueue(part: Partial<RememberedQueue> = {}): Queue {
  return createQueue({ read: () => ({ ...defaultQueue, ...part }), write: () => {} });
}
