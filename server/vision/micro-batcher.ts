/** A batch's results, in the order of its items, and how long the model ran for them. */
export interface BatchRun<R> {
  results: R[];
  milliseconds: number;
}

interface Waiting<I, R> {
  item: I;
  signal: AbortSignal | undefined;
  resolve: (one: { result: R; milliseconds: number }) => void;
  reject: (reason: unknown) => void;
}

/** While one batch runs, the next waits at the model's door; more would only grow old there. */
const batchesUnderWay = 2;

/**
 * Gathers what concurrent tasks ask for into batches. Items that come while batches are under way, or in
 * the same turn of the event loop, go together; no item waits for others otherwise.
 */
export class MicroBatcher<I, R> {
  readonly #run: (items: I[]) => Promise<BatchRun<R>>;
  readonly #size: number;
  readonly #queue: Waiting<I, R>[] = [];
  #underWay = 0;

  /**
   * @param run answers a batch
   * @param size items in a batch at most
   */
  constructor(run: (items: I[]) => Promise<BatchRun<R>>, size: number) {
    this.#run = run;
    this.#size = Math.max(1, size);
  }

  /**
   * @returns the item's result and its share of the batch's time
   * @throws what the batch throws; the signal's reason when it aborts before the batch starts
   */
  submit(item: I, signal?: AbortSignal): Promise<{ result: R; milliseconds: number }> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ item, signal, resolve, reject });
      setImmediate(() => this.#start());
    });
  }

  #start(): void {
    while (this.#underWay < batchesUnderWay) {
      const batch = this.#take();
      if (batch.length === 0) return;
      this.#underWay++;
      void this.#runBatch(batch).then(() => {
        this.#underWay--;
        this.#start();
      });
    }
  }

  #take(): Waiting<I, R>[] {
    const batch: Waiting<I, R>[] = [];
    while (batch.length < this.#size && this.#queue.length > 0) {
      const waiting = this.#queue.shift()!;
      if (waiting.signal?.aborted) waiting.reject(waiting.signal.reason);
      else batch.push(waiting);
    }
    return batch;
  }

  /** Never rejects: a failure goes to those who wait. */
  async #runBatch(batch: Waiting<I, R>[]): Promise<void> {
    try {
      const { results, milliseconds } = await this.#run(batch.map(({ item }) => item));
      const share = milliseconds / batch.length;
      batch.forEach(({ resolve }, i) => resolve({ result: results[i]!, milliseconds: share }));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
