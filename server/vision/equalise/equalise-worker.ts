import { parentPort, workerData } from 'node:worker_threads';
import type { Pixels } from '../image/pixels.ts';
import { equalise } from './clahe.ts';

// Some loops over millions of pixels: too long for the thread that answers the page.
const pixels = workerData as Pixels;
equalise(pixels);
parentPort!.postMessage(pixels, [pixels.data.buffer as ArrayBuffer]);
