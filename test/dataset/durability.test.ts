import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  appendFile,
  chmod,
  glob,
  mkdir,
  readdir,
  readFile,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { ErrorBody, SleuthsError } from '../../server/contract/errors.ts';
import { openDataset } from '../../server/dataset/dataset.ts';
import { Lock } from '../../server/dataset/storage/lock.ts';
import {
  addFiles,
  codes,
  folderOf,
  listed,
  onePhotograph,
  photograph,
  proposal,
  read,
  rejection,
  save,
  savanna,
  textOf,
} from './temporary-dataset.ts';
import { skipWhen } from '../support/skip-when.ts';

const journal = '.sleuths/journal.jsonl';
const txt = 'labels/train/a.txt';

/** A Node that runs TypeScript: this one, or the one in node_modules. */
const node = process.features.typescript
  ? process.execPath
  : join(import.meta.dirname, '../../node_modules/node/bin/node');
const fixture = join(import.meta.dirname, 'fixtures/save-forever.ts');
const onceFixture = join(import.meta.dirname, 'fixtures/save-once.ts');

interface Saver {
  process: ChildProcess;
  /** Lines of what it acknowledged. */
  saved: string[];
  ready: Promise<void>;
  ended: Promise<unknown>;
}

function startSaver(folder: string, name: string, count: number): Saver {
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', fixture, folder, name, `${count}`],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const saved: string[] = [];
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise<void>((resolve) =>
    lines.on('line', (line) => (line === 'ready' ? resolve() : saved.push(line))),
  );
  const printed = new Promise<void>((resolve) => lines.on('close', resolve));
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const ended = Promise.all([printed, gone]);
  return { process: child, saved, ready, ended };
}

const manyPhotographs = (count: number) =>
  folderOf({
    'data.yaml': savanna,
    'images/val/v.jpg': '',
    ...Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`images/train/${index}.jpg`, '']),
    ),
  });

/** What is wrong with a dataset after a crash: nothing, or reasons. */
async function wrongWith(folder: string, saved: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  const dataset = await openDataset(folder);
  wrong.push(...codes(dataset.problems));
  const present = new Set<string>();
  for await (const one of dataset.photographs()) {
    const record = await dataset.read(one);
    // Two processes may draw the same box; that is all that may be said against a file.
    wrong.push(...codes(record.problems).filter((code) => code !== 'label-line-repeated'));
    for (const { individual, line } of record.annotations) {
      if (line === null) wrong.push(`${individual} has no line`);
      present.add(`saved ${one.path} ${individual}`);
    }
    const text = await readFile(one.labelFile, 'utf8').catch(() => '');
    if (!/^(?:2 \d\.\d{6} \d\.\d{6} \d\.\d{6} \d\.\d{6}\n)*$/.test(text)) wrong.push(text);
  }
  for (const line of saved) if (!present.has(line)) wrong.push(`lost: ${line}`);
  for await (const name of glob('**/.sleuths-*', { cwd: folder })) wrong.push(name);
  for (const name of await readdir(join(folder, '.sleuths')))
    if (name !== 'journal.jsonl') wrong.push(name);
  return wrong;
}

describe('kill -9 in the middle of saving edits', () => {
  it('loses nothing that was acknowledged, tears no file and leaves nothing behind', async () => {
    const folder = await manyPhotographs(5);
    const saved: string[] = [];
    for (let round = 0; round < 12; round++) {
      const saver = startSaver(folder, `r${round}`, 1e9);
      await saver.ready;
      // Long enough for some edits, and never the same moment of one.
      await setTimeout(5 + Math.random() * 120);
      saver.process.kill('SIGKILL');
      await saver.ended;
      saved.push(...saver.saved);
      expect(await wrongWith(folder, saved)).toEqual([]);
    }
    expect(saved.length).toBeGreaterThan(0);
  }, 120_000);

  it('keeps nobody from saving who was there at the same time', async () => {
    const folder = await manyPhotographs(3);
    const victim = startSaver(folder, 'victim', 1e9);
    await victim.ready;
    const other = startSaver(folder, 'other', 60);
    await other.ready;
    await setTimeout(100);
    victim.process.kill('SIGKILL');
    await Promise.all([victim.ended, other.ended]);
    expect(other.saved).toHaveLength(60);
    expect(await wrongWith(folder, [...victim.saved, ...other.saved])).toEqual([]);
  }, 60_000);
});

describe('two processes that edit the same photographs', () => {
  it('lose nothing of each other', async () => {
    const folder = await manyPhotographs(2);
    const savers = ['one', 'two'].map((name) => startSaver(folder, name, 40));
    await Promise.all(savers.map(({ ended }) => ended));
    const saved = savers.flatMap((saver) => saver.saved);
    expect(saved).toHaveLength(80);
    expect(await wrongWith(folder, saved)).toEqual([]);
  }, 60_000);
});

describe('edits of one process', () => {
  it('come one after the other: of several on the same version one is saved', async () => {
    const dataset = await openDataset(await onePhotograph(null));
    const subject = await photograph(dataset);
    const { version } = await dataset.read(subject);
    const results = await Promise.allSettled(
      ['a', 'b', 'c'].map((individual) =>
        dataset.edit(subject, {
          version,
          by: 'Ada',
          edits: [{ verb: 'accept', annotation: 'p1', individual }],
          proposals: [proposal()],
        }),
      ),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect((await dataset.read(subject)).annotations).toMatchObject([{ individual: 'a' }]);
  });
});

/** A dataset whose last change has lost its mark, as if the process had ended there. */
async function interrupted() {
  const folder = await onePhotograph('0 0.5 0.5 0.1 0.1\n');
  const dataset = await openDataset(folder);
  const [box] = (await read(dataset)).annotations;
  await save(dataset, [
    { verb: 'update', annotation: box!.id, species: 'lion', individual: 'Asha' },
  ]);
  const lines = (await textOf(folder, journal))!.trimEnd().split('\n');
  await writeFile(join(folder, journal), `${lines[0]}\n`);
  const before = async () => {
    await addFiles(folder, { [txt]: '0 0.5 0.5 0.1 0.1\n' });
    await rm(join(folder, 'identities'), { recursive: true });
  };
  return { folder, before, entry: JSON.parse(lines[0]!) as { id: string; files: object[] } };
}

const outcomes = async (folder: string) =>
  (await listed((await openDataset(folder)).journal.entries())).map(({ outcome }) => outcome);

describe('opening a dataset after an interrupted change', () => {
  it('makes the change where no file was written yet, and removes temporary files', async () => {
    const { folder, before, entry } = await interrupted();
    await before();
    await addFiles(folder, { [`labels/train/.sleuths-${entry.id}-0.tmp`]: '2 0.5 0' });
    const dataset = await openDataset(folder);
    expect(dataset.problems).toEqual([]);
    expect((await read(dataset)).annotations).toMatchObject([
      { species: 'lion', individual: 'Asha' },
    ]);
    expect(await listed(glob('**/.sleuths-*', { cwd: folder }))).toEqual([]);
    expect(await outcomes(folder)).toEqual(['done']);
  });

  it('completes it where one of two files was written', async () => {
    const { folder } = await interrupted();
    await rm(join(folder, 'identities'), { recursive: true });
    expect((await read(await openDataset(folder))).annotations).toMatchObject([
      { individual: 'Asha' },
    ]);
  });

  it('knows that it was made where both files were written', async () => {
    const { folder } = await interrupted();
    expect((await openDataset(folder)).problems).toEqual([]);
    expect(await outcomes(folder)).toEqual(['done']);
  });

  it('leaves and reports a file that another program has changed', async () => {
    const { folder } = await interrupted();
    await addFiles(folder, { [txt]: '1 0.4 0.4 0.2 0.2\n' });
    const dataset = await openDataset(folder);
    expect(dataset.problems).toMatchObject([{ code: 'journal-unresolved', file: txt }]);
    expect(await textOf(folder, txt)).toBe('1 0.4 0.4 0.2 0.2\n');
    expect(await outcomes(folder)).toEqual(['unresolved']);
    await save(dataset, [{ verb: 'mark-empty' }]);
    expect(await textOf(folder, txt)).toBe('');
  });

  it('passes over a torn last line, which was not acknowledged', async () => {
    const folder = await onePhotograph('0 0.5 0.5 0.1 0.1\n');
    await save(await openDataset(folder), [{ verb: 'mark-empty' }]);
    const whole = await textOf(folder, journal);
    await appendFile(join(folder, journal), '{"id":"20240601-ab","kind":"edit","files":[{"pa');
    const dataset = await openDataset(folder);
    expect(dataset.problems).toEqual([]);
    expect(await textOf(folder, journal)).toBe(whole);
    await save(dataset, [{ verb: 'create', box: [0.5, 0.5, 0.1, 0.1], species: 'lion' }]);
    expect(await outcomes(folder)).toEqual(['done', 'done']);
  });

  it('passes over a line that a power failure filled with zeros', async () => {
    const folder = await onePhotograph('0 0.5 0.5 0.1 0.1\n');
    await save(await openDataset(folder), [{ verb: 'mark-empty' }]);
    await appendFile(join(folder, journal), Buffer.alloc(9000));
    expect((await openDataset(folder)).problems).toEqual([]);
    expect(await outcomes(folder)).toEqual(['done']);
  });

  it('makes no change of files that are not its own', async () => {
    const outside = await folderOf({});
    const stolen = join(outside, 'stolen.txt');
    for (const path of ['../stolen.txt', 'data.yaml', 'labels/val/v.txt', stolen]) {
      const folder = join(outside, `dataset ${path.length}`);
      const entry = { id: '20240601-ab', kind: 'edit', photograph: 'images/train/a.jpg' };
      const file = { path, before: path === 'data.yaml' ? savanna : null, after: 'stolen' };
      await addFiles(folder, {
        'data.yaml': savanna,
        'images/train/a.jpg': '',
        'images/val/v.jpg': '',
        [journal]: `${JSON.stringify({ ...entry, at: '', by: '', files: [file], moves: [] })}\n`,
      });
      const dataset = await openDataset(folder);
      expect(codes(dataset.problems)).toEqual(['journal-foreign']);
      expect(await readFile(resolve(folder, path), 'utf8').catch(() => '')).not.toBe('stolen');
      expect(await outcomes(folder)).toEqual(['unresolved']);
    }
  });

  it('completes the removal of a photograph', async () => {
    const folder = await onePhotograph('');
    const dataset = await openDataset(folder);
    await dataset.removeImage(await photograph(dataset));
    const text = (await textOf(folder, journal))!;
    await truncate(join(folder, journal), text.indexOf('\n') + 1);
    await addFiles(folder, { [txt]: '' });
    expect((await openDataset(folder)).problems).toEqual([]);
    expect(await textOf(folder, txt)).toBeNull();
  });

  it('reads only the end of a journal, however long it is', async () => {
    const { folder, entry } = await interrupted();
    const old = Array.from({ length: 3000 }, (_, index) => {
      const id = `2023-${index.toString(16)}`;
      return `${JSON.stringify({ ...entry, id })}\n${JSON.stringify({ mark: 'done', id })}\n`;
    });
    await writeFile(join(folder, journal), `${old.join('')}${JSON.stringify(entry)}\n`);
    const dataset = await openDataset(folder);
    expect(dataset.problems).toEqual([]);
    const newest = [];
    for await (const one of dataset.journal.entries({ photograph: 'images/train/a.jpg' })) {
      newest.push(one.entry.id);
      if (newest.length === 3) break;
    }
    expect(newest).toEqual([
      entry.id,
      `2023-${(2999).toString(16)}`,
      `2023-${(2998).toString(16)}`,
    ]);
    expect(await listed(dataset.journal.entries())).toHaveLength(3001);
  });
});

describe('a lock', () => {
  it('of a process that is gone is taken over', async () => {
    const folder = await onePhotograph('');
    const holder = { token: 'x', pid: 2 ** 22 + 1, host: hostname(), started: 0 };
    await addFiles(folder, { '.sleuths/lock': JSON.stringify(holder) });
    await openDataset(folder);
    expect(await readdir(join(folder, '.sleuths'))).not.toContain('lock');
  });

  it('without content, of a process killed while it made it, is taken over', async () => {
    const folder = await onePhotograph('');
    await addFiles(folder, { '.sleuths/lock': '' });
    await save(await openDataset(folder), [{ verb: 'mark-empty' }]);
    expect(await readdir(join(folder, '.sleuths'))).not.toContain('lock');
  });

  describe('of a process that lives', () => {
    const holder = { token: 'x', pid: process.ppid, host: hostname(), started: 0 };

    it('is waited for', async () => {
      const folder = await onePhotograph('');
      const dataset = await openDataset(folder);
      await addFiles(folder, { '.sleuths/lock': JSON.stringify(holder) });
      let saved = false;
      const saving = save(dataset, [{ verb: 'mark-empty' }]).then(() => (saved = true));
      await setTimeout(100);
      expect(saved).toBe(false);
      await rm(join(folder, '.sleuths', 'lock'));
      await saving;
    });

    it('is named where it is kept too long, and can be had afterwards', async () => {
      const folder = await onePhotograph('', { '.sleuths/lock': JSON.stringify(holder) });
      const file = join(folder, '.sleuths', 'lock');
      const lock = new Lock(file, 50);
      const refused: unknown = await lock.acquire().catch((error: unknown) => error);
      expect(refused).toMatchObject({ body: { code: 'busy', file } });
      const { message, remedy } = (refused as SleuthsError).body;
      expect(message).toContain(String(process.ppid));
      expect(remedy).toContain(file);
      await rm(file);
      await lock.acquire();
      expect(lock.isHeld()).toBe(true);
      lock.release();
    });
  });
});

describe('a disk that does not take the change', () => {
  const create = { verb: 'create' as const, species: 'lion' };
  const box: [number, number, number, number] = [0.5, 0.5, 0.1, 0.1];

  it('is reported with the folder that is in the way, and nothing is changed', async () => {
    const folder = await onePhotograph(null, { labels: 'a file' });
    const dataset = await openDataset(folder);
    const error = await rejection(save(dataset, [{ ...create, box }]));
    expect(error).toMatchObject({ code: 'unprocessable', file: join(folder, txt) });
    expect(await textOf(folder, 'identities/train/a.json')).toBeNull();
    expect(await outcomes(folder)).toEqual(['undone']);
    await rm(join(folder, 'labels'));
    expect((await save(dataset, [{ ...create, box }])).annotations).toHaveLength(1);
  });

  it('is reported where its own folder cannot be made', async () => {
    const folder = await onePhotograph(null, { '.sleuths': 'a file' });
    const dataset = await openDataset(folder);
    const error = await rejection(save(dataset, [{ ...create, box }]));
    expect(error).toMatchObject({ code: 'unprocessable', file: join(folder, '.sleuths') });
    expect(await textOf(folder, txt)).toBeNull();
  });

  it('is reported as read-only, and it opens', async (context) => {
    skipWhen(context, process.platform === 'win32', 'Windows has no such modes');
    const folder = await onePhotograph('0 0.5 0.5 0.1 0.1\n');
    await chmod(folder, 0o555);
    const args = [
      '--disable-warning=ExperimentalWarning',
      onceFixture,
      folder,
      'images/train/a.jpg',
    ];
    const { stdout } = await promisify(execFile)(node, args);
    await chmod(folder, 0o755);
    const error = JSON.parse(stdout) as ErrorBody;
    expect(error).toMatchObject({ code: 'unprocessable', file: join(folder, '.sleuths') });
    expect(error.message).toContain('read-only');
    expect(error.remedy).toBeTruthy();
    expect(await textOf(folder, txt)).toBe('0 0.5 0.5 0.1 0.1\n');
  });

  it('is reported as full, and nothing is changed', async (context) => {
    skipWhen(context, !existsSync('/dev/full'), 'there is no /dev/full here');
    const folder = await onePhotograph(null);
    await mkdir(join(folder, '.sleuths'));
    await symlink('/dev/full', join(folder, journal));
    const error = await rejection(save(await openDataset(folder), [{ ...create, box }]));
    expect(error).toMatchObject({ code: 'unavailable', file: join(folder, journal) });
    expect(error.message).toContain('full');
    expect(await textOf(folder, txt)).toBeNull();
  });
});
