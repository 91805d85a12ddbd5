import { randomUUID } from 'node:crypto';
import {
  lstatSync,
  lutimesSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { SleuthsError } from '../../contract/errors.ts';
import { asSleuthsError, hasCode } from './disk-error.ts';

interface Holder {
  token: string;
  pid: number;
  host: string;
  /** When the process started, ms since 1970: a restarted container gives the same numbers again. */
  started: number;
}

/** A holder touches its lock this often, … */
const beat = 3_000;
/** … and one that has not for this long, by the watch of who waits, is dead or asleep. */
const silence = 15_000;
/** A lock without content: its holder was killed between making it and writing to it. */
const emptySilence = 1_000;
/** A lock that goes from hand to hand without our getting it. */
const patience = 60_000;
const startTolerance = 2_000;

const ownStart = Math.round(Date.now() - process.uptime() * 1000);

/**
 * Lets one process at a time change a dataset, by a small file that only one can create. A holder that
 * was killed leaves the file; its process number tells, on this machine, and its silence elsewhere.
 * The calls are synchronous: each takes microseconds.
 */
export class Lock {
  readonly #file: string;
  readonly #token = randomUUID();
  readonly #patience: number;
  #heart: NodeJS.Timeout | undefined;

  /** @param wait milliseconds until a lock that others keep is given up */
  constructor(file: string, wait = patience) {
    this.#file = file;
    this.#patience = wait;
  }

  /** @throws SleuthsError busy when another process keeps it, or when the folder cannot be written */
  async acquire(): Promise<void> {
    await mkdir(dirname(this.#file), { recursive: true }).catch((error: unknown) => {
      throw asSleuthsError(error, 'write', dirname(this.#file));
    });
    const until = performance.now() + this.#patience;
    let [seen, since] = ['', 0];
    while (!this.#create(this.#file)) {
      const sign = this.#sign();
      const now = performance.now();
      if (sign !== null) {
        if (seen !== sign) [seen, since] = [sign, now];
        const waited = now - since;
        const empty = holderOf(sign) === null;
        if (waited > (empty ? emptySilence : silence) || isDead(sign)) this.#remove(sign);
        if (now > until) throw busy(this.#file, sign);
      }
      await setTimeout(1 + Math.random() * 4);
    }
    this.#heart = setInterval(() => this.#touch(), beat).unref();
  }

  /** Whether it is still ours: a process that slept for long may have lost it. */
  isHeld(): boolean {
    return holderOf(this.#sign() ?? '')?.token === this.#token;
  }

  release(): void {
    clearInterval(this.#heart);
    if (this.isHeld()) unlinkIfThere(this.#file);
  }

  /** Whether a lock of a killed process lies about. */
  isAbandoned(): boolean {
    const sign = this.#sign();
    return sign !== null && (isDead(sign) || holderOf(sign) === null);
  }

  #create(file: string): boolean {
    const { pid } = process;
    const holder: Holder = { token: this.#token, pid, host: hostname(), started: ownStart };
    try {
      createWithContent(file, JSON.stringify(holder));
      return true;
    } catch (error) {
      if (hasCode(error, 'EEXIST')) return false;
      // On Windows a file that is just being removed answers like this.
      if (process.platform === 'win32' && hasCode(error, 'EPERM', 'EBUSY')) return false;
      throw asSleuthsError(error, 'write', file);
    }
  }

  /** Content and time of the lock, which change whenever its holder does anything; null: no lock. */
  #sign(): string | null {
    try {
      return `${contentOf(this.#file)}\n${lstatSync(this.#file).mtimeMs}`;
    } catch (error) {
      if (hasCode(error, 'ENOENT', 'ENOTDIR')) return null;
      throw asSleuthsError(error, 'read', this.#file);
    }
  }

  /**
   * Removes a dead holder's lock. Of several who want to, one may: they would remove each other's new
   * locks. Who was killed in just this moment leaves a guard, which is old after a while.
   */
  #remove(sign: string): void {
    const guard = `${this.#file}.guard`;
    try {
      if (Date.now() - lstatSync(guard).mtimeMs > silence) unlinkIfThere(guard);
    } catch {
      // There is none, as always.
    }
    if (!this.#create(guard)) return;
    try {
      if (this.#sign() === sign) unlinkIfThere(this.#file);
    } finally {
      unlinkIfThere(guard);
    }
  }

  #touch(): void {
    try {
      if (this.isHeld()) lutimesSync(this.#file, new Date(), new Date());
    } catch {
      // Only who waits would have missed it.
    }
  }
}

/**
 * Makes a file that says who holds the lock. A symbolic link to that text, which leads nowhere, is made
 * with its content in one step; a file, where the disk has no links, in two.
 */
function createWithContent(file: string, content: string): void {
  try {
    symlinkSync(content, file);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw error;
    writeFileSync(file, content, { flag: 'wx' });
  }
}

function contentOf(file: string): string {
  try {
    return readlinkSync(file);
  } catch (error) {
    if (!hasCode(error, 'EINVAL', 'UNKNOWN')) throw error;
    return readFileSync(file, 'utf8');
  }
}

/** Whether the process that made a lock is known to be gone. */
function isDead(sign: string): boolean {
  const holder = holderOf(sign);
  if (!holder || holder.host !== hostname()) return false;
  if (holder.pid === process.pid) return Math.abs(holder.started - ownStart) > startTolerance;
  try {
    process.kill(holder.pid, 0);
    return isZombie(holder.pid);
  } catch (error) {
    return hasCode(error, 'ESRCH');
  }
}

/** Killed, but its parent has not taken notice (in a container perhaps never will). */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    // `pid (name) state …`, where the name may hold anything.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.startsWith('Z');
  } catch {
    return false;
  }
}

function holderOf(sign: string): Holder | null {
  try {
    return JSON.parse(sign.slice(0, sign.lastIndexOf('\n'))) as Holder;
  } catch {
    return null;
  }
}

function unlinkIfThere(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw asSleuthsError(error, 'write', file);
  }
}

function busy(file: string, sign: string): SleuthsError {
  const holder = holderOf(sign);
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
  return new SleuthsError({
    code: 'busy',
    message: `${who} is changing this dataset and does not let go.`,
    remedy: `Close the other program; if there is none, delete ${file}.`,
    file,
  });
}
