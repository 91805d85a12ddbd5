import { parentPort, workerData } from 'node:worker_threads';
import { operations, type OperationReply, type OperationRequest } from './operations.ts';
import { prepareSchema } from './schema.ts';
import { Statements } from './statements.ts';

// The catalogue's own thread: a query over a million rows takes longer than a page may wait.
const db = new Statements((workerData as { file: string }).file);
prepareSchema(db.database);

parentPort!.on('message', (request: OperationRequest | 'close') => {
  if (request === 'close') {
    db.close();
    parentPort!.close();
    return;
  }
  let reply: OperationReply;
  try {
    const operation = operations[request.name] as (...parameters: unknown[]) => unknown;
    reply = { id: request.id, ok: true, value: operation(db, ...request.parameters) };
  } catch (error) {
    reply = { id: request.id, ok: false, message: String(error) };
  }
  parentPort!.postMessage(reply);
});
