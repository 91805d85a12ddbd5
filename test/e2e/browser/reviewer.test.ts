import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpClient, type Call } from '../../../server/contract/client.ts';
import type { ImageDocument } from '../../../server/contract/image.ts';
import { texts } from '../../../webview/texts.ts';
import { launchBrowser } from '../vscode/harness/workbench.ts';
import { filesOf } from './files.ts';
import { KeyboardReviewer, type Shown } from './keyboard-reviewer.ts';
import { makeNyala, type KnownFlank } from './nyala.ts';
import { prepareDataset } from './prepared-dataset.ts';
import { ReviewPage } from './review-page.ts';
import { startServer, type ReviewServer } from './server.ts';

const shared = resolve(process.env['SLEUTHS_SHARED'] ?? '../shared');
const there = existsSync(join(shared, 'data', 'nyala', 'identities.csv'));
if (!there) console.info(`Skipped the scripted reviewer: ${shared} has no nyala photographs.`);

/** Boxes to decide about, and photographs that are enough for that. */
const boxes = 200;
const photographs = 200;
const token = 'the-key-of-the-scripted-reviewer';

/** What the reviewer meant by one box. */
interface Meant {
  image: string;
  annotation: string;
  state: 'accepted' | 'rejected' | 'unidentifiable';
  individual: string | null;
  viewpoint: 'left' | 'right' | null;
}

describe.skipIf(!there)('a reviewer with nothing but a keyboard, on field photographs', () => {
  let folder: string;
  let server: ReviewServer;
  let browser: Browser;
  let review: ReviewPage;
  let truth: Map<string, KnownFlank>;
  let call: Call;
  let collection: string;
  let all: number;
  let untouched: Map<string, string>;
  const meant: Meant[] = [];
  /** Photographs in which nothing was found, and nothing was said to be. */
  const empty: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sleuths-reviewer-'));
    truth = await makeNyala(shared, folder, photographs);
    server = await startServer(folder, { token });
    const origin = `http://127.0.0.1:${server.port}`;
    await prepareDataset(origin, token);
    call = httpClient(origin, token);
    const [opened] = (await call('collections.list', { query: {} })).items;
    collection = opened!.id;
    all = opened!.counts.images;
    untouched = await textsBelow(folder);
    browser = await launchBrowser();
    review = new ReviewPage(await browser.newPage({ viewport: { width: 1440, height: 900 } }));
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it(`decides about ${boxes} boxes, and the files say what was meant`, async () => {
    await review.page.goto(server.url);
    await review.photograph().waitFor();
    const reviewer = new KeyboardReviewer(review);
    // Only what nobody has looked at: by keys to the filter, as a person would.
    await reviewer.press('/');
    await reviewer.type('images/val');
    await review.page.getByText(texts.images.filtered(truth.size, all)).waitFor();
    await reviewer.press('Escape', 'j');

    const started = performance.now();
    let shown: Shown | null = null;
    while (meant.length < boxes) {
      shown = await reviewer.next(shown);
      shown = await decide(reviewer, shown, meant.length);
    }
    const minutes = (performance.now() - started) / 60_000;
    await review.saved();
    const images = new Set([...meant.map(({ image }) => image), ...empty]).size;
    const named = meant.filter(({ individual }) => individual !== null).length;
    console.info(
      `Scripted reviewer: ${meant.length} boxes (${named} named) in ${images} photographs, ` +
        `${(reviewer.keystrokes / meant.length).toFixed(2)} keystrokes a box, ` +
        `${(images / minutes).toFixed(0)} photographs a minute.`,
    );
    await expectOnDisk();
  }, 600_000);

  it('undoes all of it, and every file has its bytes again', async () => {
    const steps = await call('history.list', { params: { collection }, query: { limit: 1000 } });
    expect(steps.items.length).toBeGreaterThanOrEqual(meant.length);
    for (const _ of steps.items) await review.press('Control+z');
    await expect
      .poll(async () => (await remaining()).length, { timeout: 240_000, interval: 500 })
      .toBe(0);
    expect(await textsBelow(folder)).toEqual(untouched);
    expect(review.complaints).toEqual([]);
  }, 600_000);

  /** Decides as somebody who knows the animals would. @returns what was shown last */
  async function decide(reviewer: KeyboardReviewer, shown: Shown, count: number): Promise<Shown> {
    const { image, position } = shown;
    if (position === 0) {
      await reviewer.press('e');
      empty.push(image);
      return shown;
    }
    const document = await call('images.get', { params: { collection, image } });
    const waiting = document.annotations.filter(({ state }) => state !== 'rejected');
    const { id: annotation } = waiting[position - 1]!;
    const said = { image, annotation, individual: null, viewpoint: null };
    if (annotation !== largest(document)) {
      await reviewer.press('r');
      meant.push({ ...said, state: 'rejected' });
      return shown;
    }
    const { identity, side } = truth.get(image)!;
    if (count % 11 === 10) {
      await reviewer.press('u');
      meant.push({ ...said, state: 'unidentifiable' });
      return shown;
    }
    let seen = await reviewer.see(side, shown);
    if (count % 17 === 16) {
      // A slip of the finger, and back.
      await reviewer.press('r');
      const slip = await reviewer.next(seen);
      await reviewer.press('Control+z');
      seen = await reviewer.next(slip);
      expect(seen).toMatchObject({ image, position });
    }
    const rank = shown.offered.indexOf(identity);
    if (rank === 0) await reviewer.press('Enter');
    else if (rank > 0 && rank < 9) await reviewer.press(String(rank + 1));
    else {
      await reviewer.press('n');
      await reviewer.type(identity);
      await reviewer.press('Enter');
    }
    meant.push({ ...said, state: 'accepted', individual: identity, viewpoint: side });
    return seen;
  }

  async function expectOnDisk(): Promise<void> {
    const disk = filesOf(folder);
    for (const image of empty) expect(await disk.label(nameOf(image)), image).toBe('');
    for (const image of new Set(meant.map((one) => one.image))) {
      const decisions = meant.filter((one) => one.image === image);
      const sidecar = await disk.sidecar(nameOf(image));
      const lines = (await disk.boxes(nameOf(image))).map(([species]) => species);
      const onLines = decisions.filter(({ state }) => state !== 'rejected');
      // The last photograph may have boxes that nobody got to.
      expect(lines, image).toEqual(onLines.map(() => 0));
      for (const { annotation, state, individual, viewpoint } of decisions) {
        const stored = sidecar.find(({ id }) => id === annotation);
        expect(stored, `${image} ${annotation}`).toMatchObject({
          state,
          ...(individual === null ? {} : { individual, viewpoint, species: 'nyala' }),
        });
      }
    }
  }

  /** Files of labels and identities that are not what they were. */
  async function remaining(): Promise<string[]> {
    const now = await textsBelow(folder);
    const all = new Set([...now.keys(), ...untouched.keys()]);
    return [...all].filter((file) => now.get(file) !== untouched.get(file));
  }
});

/** `images/val/a.jpg` as `val/a`. */
const nameOf = (image: string) => image.replace(/^images\//, '').replace(/\.jpg$/, '');

function largest({ annotations }: ImageDocument): string {
  const area = ([, , width, height]: readonly number[]) => (width ?? 0) * (height ?? 0);
  return annotations.toSorted((a, b) => area(b.box) - area(a.box))[0]!.id;
}

/** Every label file, sidecar and data.yaml with its content. */
async function textsBelow(folder: string): Promise<Map<string, string>> {
  const content = new Map<string, string>();
  for (const part of ['labels', 'identities']) {
    const entries = await readdir(join(folder, part), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      const file = join(entry.parentPath, entry.name);
      content.set(file, await readFile(file, 'latin1'));
    }
  }
  content.set('data.yaml', await readFile(join(folder, 'data.yaml'), 'latin1'));
  return content;
}
