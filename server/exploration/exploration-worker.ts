import { setImmediate } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { MatrixProduct } from './matrix-product.ts';
import type { FromThread, ToThread } from './messages.ts';
import type { Task, TaskContext } from './task.ts';
import { makeTask } from './tasks.ts';

// The exploration's own thread: products of matrices and clustering take seconds to minutes.
const port = parentPort!;
const product = MatrixProduct.open();
interface Running {
  task: Task<unknown>;
  context: TaskContext;
}

const running = new Map<number, Running>();
const answers = new Set<Promise<void>>();
const send = (message: FromThread) => port.postMessage(message);

class Dropped extends Error {
  constructor() {
    super('The task was dropped.');
  }
}

const contextOf = async (task: number): Promise<TaskContext> => ({
  product: (await product).another(),
  progress: async (done, total) => {
    send({ kind: 'progress', task, done, total });
    // Lets others have their turn, and the message in that drops the task.
    await setImmediate();
    if (!running.has(task)) throw new Dropped();
  },
});

async function answer(message: Exclude<ToThread, { kind: 'drop' | 'close' }>): Promise<unknown> {
  if (message.kind === 'begin') {
    const make = makeTask[message.name] as (parameters: unknown) => Task<unknown>;
    const context = await contextOf(message.task);
    running.set(message.task, { task: make(message.parameters), context });
    return null;
  }
  const asked = running.get(message.task);
  if (!asked) throw new Dropped();
  if (message.kind === 'add') return asked.task.add(message.batch, asked.context);
  const result = await asked.task.finish(asked.context);
  running.delete(message.task);
  return result;
}

async function reply(message: Exclude<ToThread, { kind: 'drop' | 'close' }>): Promise<void> {
  const { call } = message;
  try {
    const value = await answer(message);
    send({ kind: 'done', call, value: value ?? null });
  } catch (error) {
    send({ kind: 'failed', call, message: error instanceof Error ? error.message : String(error) });
  }
}

async function close(): Promise<void> {
  running.clear();
  await Promise.all(answers);
  await (await product).close();
  port.close();
}

port.on('message', (message: ToThread) => {
  if (message.kind === 'drop') running.delete(message.task);
  else if (message.kind === 'close') void close();
  else {
    const answered = reply(message).finally(() => answers.delete(answered));
    answers.add(answered);
  }
});
