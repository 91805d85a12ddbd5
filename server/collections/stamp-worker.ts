import { statSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { stampFrom } from './stamp.ts';

// Asked for one by one without waiting: several times less work than a promise for each of a million
// files, and a slow disk holds up nobody but this thread.
parentPort!.on('message', (files: string[]) => {
  const stamps = files.map((file) => {
    try {
      return stampFrom(statSync(file, { throwIfNoEntry: false }));
    } catch {
      return '';
    }
  });
  parentPort!.postMessage(stamps);
});
