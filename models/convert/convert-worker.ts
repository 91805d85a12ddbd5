import { parentPort, workerData } from 'node:worker_threads';
import { SleuthsError } from '../../server/contract/errors.ts';
import { convertToOnnx } from './convert.ts';
import type { ConversionAnswer, ConversionRequest } from './conversion-messages.ts';

const { modelJson, model } = workerData as ConversionRequest;

async function answer(): Promise<ConversionAnswer> {
  try {
    return { bytes: await convertToOnnx(modelJson, model) };
  } catch (error) {
    // An error's class does not survive the way to the other thread.
    if (error instanceof SleuthsError) return { error: error.body };
    throw error;
  }
}

parentPort?.postMessage(await answer());
