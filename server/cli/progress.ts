import { Presets, SingleBar } from 'cli-progress';
import type { JobProgress } from '../contract/job.ts';

/** A progress bar on standard error; where that is no terminal, a line every few seconds. */
export class ProgressView {
  #bar: SingleBar | null = null;
  #lastLine = 0;
  #lastMessage = '';
  #ended = false;

  show(progress: JobProgress): void {
    if (process.stderr.isTTY) this.#showBar(progress);
    else this.#showLine(progress);
  }

  #showBar({ done, total, unit, perSecond, secondsLeft, message }: JobProgress): void {
    if (total === null) {
      if (message !== this.#lastMessage) process.stderr.write(`${message} …\n`);
      this.#lastMessage = message;
      return;
    }
    const rate = perSecond === null ? '–' : perSecond.toFixed(perSecond < 10 ? 1 : 0);
    const left = secondsLeft === null ? '–' : duration(secondsLeft);
    if (!this.#bar) {
      this.#bar = new SingleBar(
        {
          format: `{bar} {percentage} % · {value}/{total} ${unit} · {rate}/s · {left} left`,
          hideCursor: true,
          stream: process.stderr,
        },
        Presets.shades_classic,
      );
      this.#bar.start(total, done, { rate, left });
    }
    this.#bar.setTotal(total);
    this.#bar.update(done, { rate, left });
  }

  #showLine({ done, total, unit, perSecond, secondsLeft, message }: JobProgress): void {
    const now = Date.now();
    const ended = done === total;
    if (this.#ended || (!ended && now - this.#lastLine < 5_000)) return;
    this.#lastLine = now;
    this.#ended = ended;
    if (total === null) {
      process.stderr.write(`${message}\n`);
      return;
    }
    const rate = perSecond === null ? '' : `, ${perSecond.toFixed(1)}/s`;
    const left = secondsLeft === null ? '' : `, ${duration(secondsLeft)} left`;
    process.stderr.write(`${done}/${total} ${unit}${rate}${left}\n`);
  }

  end(): void {
    this.#bar?.stop();
    this.#bar = null;
  }
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
