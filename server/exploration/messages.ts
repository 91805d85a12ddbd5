import type { CropBatch } from './crop-batch.ts';
import type { TaskName, Tasks } from './tasks.ts';

/** To the exploration's thread; `task` is a running task, `call` an answer that is waited for. */
export type ToThread =
  | {
      [Name in TaskName]: {
        kind: 'begin';
        call: number;
        task: number;
        name: Name;
        parameters: Tasks[Name]['parameters'];
      };
    }[TaskName]
  | { kind: 'add'; call: number; task: number; batch: CropBatch }
  | { kind: 'finish'; call: number; task: number }
  /** Whether it has finished or not: nobody wants it any more. */
  | { kind: 'drop'; task: number }
  | { kind: 'close' };

export type FromThread =
  | { kind: 'done'; call: number; value: unknown }
  | { kind: 'failed'; call: number; message: string }
  | { kind: 'progress'; task: number; done: number; total: number };
