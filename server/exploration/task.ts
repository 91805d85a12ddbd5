import type { CropBatch } from './crop-batch.ts';
import type { MatrixProduct } from './matrix-product.ts';

export interface TaskContext {
  product: MatrixProduct;
  /** Tells how far the end is; it is awaited, so that others get their turn and an abort is heard. */
  progress(done: number, total: number): Promise<void>;
}

/** Work on crops that come in batches: whoever gives them waits for each, so that none pile up. */
export interface Task<Result> {
  add(batch: CropBatch, context: TaskContext): Promise<void> | void;
  finish(context: TaskContext): Promise<Result> | Result;
}
