import type { JobProgress } from '../contract/job.ts';

/** The rate is that of the last seconds, so that it follows when the work gets slower. */
const windowMilliseconds = 20_000;

/** Turns counts into progress that tells the truth: rate and time left come from what was done. */
export class ProgressMeter {
  readonly #unit: string;
  readonly #clock: () => number;
  readonly #samples: { at: number; done: number }[] = [];
  #done = 0;
  #total: number | null = null;
  #message = '';

  constructor(unit: string, clock: () => number = () => performance.now()) {
    this.#unit = unit;
    this.#clock = clock;
    this.#samples.push({ at: clock(), done: 0 });
  }

  update(change: { done?: number; total?: number | null; message?: string }): JobProgress {
    if (change.total !== undefined) this.#total = change.total;
    if (change.message !== undefined) this.#message = change.message;
    if (change.done !== undefined && change.done !== this.#done) {
      this.#done = change.done;
      this.#sample();
    }
    return this.read();
  }

  #sample(): void {
    const at = this.#clock();
    this.#samples.push({ at, done: this.#done });
    while (this.#samples.length > 2 && this.#samples[1]!.at < at - windowMilliseconds) {
      this.#samples.shift();
    }
  }

  read(): JobProgress {
    const first = this.#samples[0]!;
    const seconds = (this.#clock() - first.at) / 1000;
    const perSecond =
      this.#done > first.done && seconds > 0 ? (this.#done - first.done) / seconds : null;
    const left = this.#total === null ? null : this.#total - this.#done;
    return {
      done: this.#done,
      total: this.#total,
      unit: this.#unit,
      perSecond,
      secondsLeft: left === null || perSecond === null ? null : left / perSecond,
      message: this.#message,
    };
  }
}
