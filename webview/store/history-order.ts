import type { HistoryStep } from '../../server/contract/history.ts';

/**
 * The step that undo takes back. Steps come newest first; each undo takes one edit away and each redo
 * brings one back.
 */
export function nextUndo(steps: readonly HistoryStep[]): HistoryStep | null {
  let undone = 0;
  for (const step of steps) {
    if (step.kind === 'undo') undone++;
    else if (step.kind === 'redo') undone--;
    else if (undone > 0) undone--;
    else return step;
  }
  return null;
}

/** The undo that redo takes back: the newest one that no redo has, unless something was decided since. */
export function nextRedo(steps: readonly HistoryStep[]): HistoryStep | null {
  let redone = 0;
  for (const step of steps) {
    if (step.kind === 'edit') return null;
    if (step.kind === 'redo') redone++;
    else if (redone > 0) redone--;
    else return step;
  }
  return null;
}
