import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Crop } from '../../server/contract/crop.ts';
import type { ExplorationKind } from '../../server/contract/group.ts';
import type { ImageDocument } from '../../server/contract/image.ts';
import { suggested } from '../../server/collections/explore-update.ts';
import { refreshed } from '../../server/collections/refresh-queue.ts';
import {
  animalLine,
  makeDataset,
  temporaryFolder,
  writeText,
  type MadeIndividual,
} from '../support/made-dataset.ts';
import { openIndexed, testServer, type TestServer } from './harness.ts';

const individuals: MadeIndividual[] = ['Asha', 'Bahati', 'Chausiku'];
const shots = [0, 6, 12];

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: TestServer;
let collection: string;

/** Nine labelled boxes without names: three photographs of each of three animals. */
beforeAll(async () => {
  folder = await temporaryFolder('exploration');
  const images = individuals.flatMap((individual) =>
    shots.map((shift) => ({
      path: `train/${individual}-${shift}.jpg`,
      individual,
      labelled: true,
      shift,
    })),
  );
  await makeDataset(folder.path, images);
  await writeText(join(folder.path, 'labels', 'train', 'Asha-0.txt'), `${animalLine}\n`);
  server = await testServer();
  collection = await openIndexed(server, folder.path);
}, 60_000);

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const params = () => ({ collection });
const imageOf = (individual: string, shift: number) => `images/train/${individual}-${shift}.jpg`;

async function run(kind: string): Promise<void> {
  const running = server.workbench.jobs
    .list({ collection }, { limit: 100 })
    .items.filter(({ state }) => state === 'queued' || state === 'running');
  for (const { id } of running) await server.workbench.jobs.ended(id);
  const job = await server.call('jobs.start', { body: { kind, collection } });
  const ended = await server.workbench.jobs.ended(job.id);
  expect(ended.error).toBeNull();
  expect(ended.state).toBe('done');
}

const documentOf = (image: string): Promise<ImageDocument> =>
  server.call('images.get', { params: { collection, image } });

/** The labelled box, not what the detector may propose beside it. */
async function boxOf(image: string): Promise<string> {
  const { annotations } = await documentOf(image);
  return annotations.find(({ state }) => state === 'accepted')!.id;
}

async function name(image: string, individual: string | null): Promise<void> {
  const { version } = await documentOf(image);
  await server.call('annotations.edit', {
    params: { collection, image },
    body: {
      version,
      edits: [{ verb: 'update', annotation: await boxOf(image), individual }],
    },
  });
}

async function settled(): Promise<void> {
  const open = server.workbench.collections.get(collection);
  await refreshed(open);
  await suggested(open);
}

const surest = async (): Promise<Crop[]> =>
  (await server.call('suggestions.surest', { params: params(), query: { minScore: -1 } })).items;

const isOutdated = async (kind: ExplorationKind): Promise<boolean> => {
  const exploration = await server.call('exploration.get', { params: params() });
  return exploration[kind]!.outdated;
};

const nameOf = (image: string) => image.split('/').at(-1)!.split('-')[0]!;

describe('before any name is known', () => {
  it('groups the boxes by animal and tells what was worked out', async () => {
    expect((await server.call('exploration.get', { params: params() })).group).toBeNull();
    await run('group');
    const { group } = await server.call('exploration.get', { params: params() });
    expect(group).toMatchObject({ outdated: false });

    const groups = await server.call('exploration.groups', { params: params(), query: {} });
    expect(groups.total).toBe(groups.items.length);
    expect(groups.items.map(({ crops }) => crops)).toEqual(
      groups.items.map(({ crops }) => crops).toSorted((a, b) => b - a),
    );
    let crops = 0;
    for (const { id, crops: size, cover } of groups.items) {
      const { items, total } = await server.call('exploration.crops', {
        params: { collection, group: id },
        query: {},
      });
      expect(total).toBe(size);
      expect(cover.length).toBe(Math.min(4, size));
      // One animal a group, and its photographs each once.
      expect(new Set(items.map(({ image }) => nameOf(image))).size).toBe(1);
      expect(new Set(items.map(({ image }) => image)).size).toBe(items.length);
      const distances = items.map(({ distance }) => distance!);
      expect(distances).toEqual(distances.toSorted((a, b) => a - b));
      crops += items.length;
    }
    expect(crops).toBeGreaterThanOrEqual(9);
    expect(groups.items[0]!.crops).toBe(3);
  });

  it('pages groups by cursor and by offset alike', async () => {
    const all = await server.call('exploration.groups', { params: params(), query: {} });
    const first = await server.call('exploration.groups', {
      params: params(),
      query: { limit: 1 },
    });
    const second = await server.call('exploration.groups', {
      params: params(),
      query: { limit: 1, cursor: first.next! },
    });
    const placed = await server.call('exploration.groups', {
      params: params(),
      query: { limit: 1, offset: 1 },
    });
    expect(first.items[0]).toEqual(all.items[0]);
    expect(second.items[0]).toEqual(all.items[1]);
    expect(second.offset).toBe(1);
    expect(placed.items).toEqual(second.items);
  });

  it('says that a group of an earlier run is gone', async () => {
    await expect(
      server.call('exploration.crops', { params: { collection, group: 'gone' }, query: {} }),
    ).rejects.toMatchObject({ body: { code: 'not-found' } });
  });

  it('places every crop on a plane', async () => {
    await expect(server.call('exploration.map', { params: params() })).rejects.toMatchObject({
      body: { code: 'unavailable' },
    });
    await run('map');
    const map = await server.call('exploration.map', { params: params() });
    expect(map.total).toBe(map.x.length);
    expect(map.total).toBeGreaterThanOrEqual(9);
    for (const column of Object.values(map)) {
      if (Array.isArray(column)) expect(column).toHaveLength(map.total);
    }
    for (const value of [...map.x, ...map.y]) expect(Math.abs(value)).toBeLessThanOrEqual(1);
    // Each animal lies nearer to itself than to others.
    const at = (individual: string) =>
      map.image.flatMap((image, i) =>
        nameOf(image) === individual && map.state[i] === 'accepted'
          ? [[map.x[i]!, map.y[i]!] as const]
          : [],
      );
    const distance = ([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]) =>
      Math.hypot(ax - bx, ay - by);
    const [a, b] = [at('Asha'), at('Bahati')];
    expect(distance(a[0]!, a[1]!)).toBeLessThan(distance(a[0]!, b[0]!));
  });

  it('has nobody to suggest', async () => {
    await run('rank');
    expect(await surest()).toEqual([]);
  });

  it('refuses a job that it does not know', async () => {
    await expect(
      server.call('jobs.start', { body: { kind: 'guess', collection } }),
    ).rejects.toMatchObject({ body: { code: 'bad-request' } });
  });
});

describe('with names', () => {
  it('ranks every unnamed box, the surest first, and carries a new name on by itself', async () => {
    await name(imageOf('Asha', 0), 'Asha');
    await name(imageOf('Bahati', 0), 'Bahati');
    await settled();
    await run('rank');
    const crops = (await surest()).filter(({ annotation }) => annotation.state === 'accepted');
    expect(crops).toHaveLength(7);
    const scores = crops.map(({ suggestion }) => suggestion!.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const { image, suggestion } of crops) {
      if (nameOf(image) !== 'Chausiku') expect(suggestion!.individual).toBe(nameOf(image));
    }

    await name(imageOf('Chausiku', 0), 'Chausiku');
    await settled();
    const after = await surest();
    for (const shift of [6, 12]) {
      const crop = after.find(({ image }) => image === imageOf('Chausiku', shift))!;
      expect(crop.suggestion!.individual).toBe('Chausiku');
    }
    expect(await isOutdated('rank')).toBe(false);
    expect(await isOutdated('group')).toBe(true);
  });

  it('suggests nobody any more who has lost the name', async () => {
    const image = imageOf('Chausiku', 0);
    const suggestedTo = async () => {
      await settled();
      const crops = (await surest()).filter(({ suggestion }) => {
        return suggestion!.individual === 'Chausiku';
      });
      return crops.map((crop) => crop.image).sort();
    };
    const others = [imageOf('Chausiku', 12), imageOf('Chausiku', 6)];
    expect(await suggestedTo()).toEqual(others);
    await name(image, null);
    expect(await suggestedTo()).toEqual([]);
    const named = (await surest()).filter((crop) => others.includes(crop.image));
    expect(named).toHaveLength(2);
    expect(await isOutdated('rank')).toBe(false);
    await name(image, 'Chausiku');
    expect(await suggestedTo()).toEqual(others);
    expect(await isOutdated('rank')).toBe(false);
  });

  it('gives back its suggestion to a box that loses its name', async () => {
    const image = imageOf('Chausiku', 0);
    await name(image, null);
    await settled();
    const crop = (await surest()).find((one) => one.image === image);
    expect(crop?.suggestion?.individual).toBeDefined();
    await name(image, 'Chausiku');
    await settled();
    expect((await surest()).some((one) => one.image === image)).toBe(false);
  });

  it('shrinks a group as its boxes get names', async () => {
    const { items } = await server.call('exploration.groups', { params: params(), query: {} });
    const all = items.reduce((sum, { crops }) => sum + crops, 0);
    await name(imageOf('Bahati', 6), 'Bahati');
    const later = await server.call('exploration.groups', { params: params(), query: {} });
    expect(later.items.reduce((sum, { crops }) => sum + crops, 0)).toBe(all - 1);
  });

  it('never suggests whom a person has told apart, and says so', async () => {
    const image = imageOf('Asha', 6);
    const annotation = await boxOf(image);
    const ask = () =>
      server.call('annotations.suggestions', {
        params: { collection, image, annotation },
        query: {},
      });
    expect((await ask()).suggestions[0]!.individual).toBe('Asha');
    const { version } = await documentOf(image);
    await server.call('annotations.edit', {
      params: { collection, image },
      body: {
        version,
        edits: [
          { verb: 'compare', annotation, individual: 'Asha', verdict: 'different' },
          { verb: 'compare', annotation, individual: 'Bahati', verdict: 'cannot-compare' },
        ],
      },
    });
    const ranking = await ask();
    expect(ranking.suggestions.map(({ individual }) => individual)).not.toContain('Asha');
    expect(ranking.gallery.leftOut).toMatchObject({ image, different: ['Asha'] });
    expect(ranking.gallery.individuals).toBe(2);
    const bahati = ranking.suggestions.find(({ individual }) => individual === 'Bahati')!;
    expect(bahati).toMatchObject({ cannotCompare: true, crops: 2 });
    expect(ranking.newIndividual).toEqual({ likelihood: null, rank: 2, threshold: null });

    await run('rank');
    const crop = (await surest()).find((one) => one.image === image)!;
    expect(crop.suggestion!.individual).not.toBe('Asha');
  });

  it('gives somebody else to a box at once that was told apart from whom it was given', async () => {
    const image = imageOf('Bahati', 12);
    const suggestion = async () =>
      (await surest()).find((one) => one.image === image)?.suggestion?.individual;
    expect(await suggestion()).toBe('Bahati');
    const { version } = await documentOf(image);
    const edit = { verb: 'compare', annotation: await boxOf(image), individual: 'Bahati' } as const;
    const body = { version, edits: [{ ...edit, verdict: 'different' as const }] };
    const saved = await server.call('annotations.edit', { params: { collection, image }, body });
    await settled();
    expect(['Asha', 'Chausiku']).toContain(await suggestion());
    expect(await isOutdated('rank')).toBe(false);
    await server.call('annotations.edit', {
      params: { collection, image },
      body: { version: saved.version, edits: [{ ...edit, verdict: null }] },
    });
    await settled();
    expect(await isOutdated('rank')).toBe(false);
  });

  it('knows that it has not followed what another program changed', async () => {
    const file = join(folder.path, 'labels', 'train', 'Chausiku-0.txt');
    const before = await readFile(file, 'utf8');
    await writeText(file, `${before}0 0.2 0.2 0.1 0.1\n`);
    await documentOf(imageOf('Chausiku', 0));
    expect(await isOutdated('rank')).toBe(true);
    await run('rank');
    expect(await isOutdated('rank')).toBe(false);
    await writeText(file, before);
    await documentOf(imageOf('Chausiku', 0));
    await run('rank');
  });

  it('ranks several boxes of one animal together', async () => {
    const boxes = await Promise.all(
      [6, 12].map(async (shift) => {
        const image = imageOf('Chausiku', shift);
        return { image, annotation: await boxOf(image) };
      }),
    );
    const together = await server.call('suggestions.group', {
      params: params(),
      body: { boxes },
    });
    const alone = await Promise.all(
      boxes.map(({ image, annotation }) =>
        server.call('annotations.suggestions', {
          params: { collection, image, annotation },
          query: {},
        }),
      ),
    );
    const [best] = together.suggestions;
    expect(best!.individual).toBe('Chausiku');
    const scores = alone.map(({ suggestions }) => suggestions[0]!.score);
    expect(best!.score).toBeCloseTo(Math.max(...scores), 5);
    expect(best!.support).toBe(2);
    const looked = alone.map(({ gallery }) => gallery.nearest);
    expect(together.gallery.nearest).toBe(looked[0]! + looked[1]!);
    expect(best!.exemplars).toHaveLength(1);
  });

  it('shows the crops of an individual, the odd one first', async () => {
    for (const shift of [6, 12]) await name(imageOf('Chausiku', shift), 'Bahati');
    await name(imageOf('Bahati', 12), 'Bahati');
    await name(imageOf('Chausiku', 6), null);
    const query = { individual: 'Bahati' };
    const { items, total } = await server.call('labels.crops', { params: params(), query });
    expect(total).toBe(4);
    expect(items[0]!.image).toBe(imageOf('Chausiku', 12));
    const distances = items.map(({ distance }) => distance!);
    expect(distances).toEqual(distances.toSorted((a, b) => b - a));
    expect(distances[0]!).toBeGreaterThan(2 * distances[1]!);

    const first = await server.call('labels.crops', {
      params: params(),
      query: { ...query, limit: 3 },
    });
    const rest = await server.call('labels.crops', {
      params: params(),
      query: { ...query, limit: 3, cursor: first.next! },
    });
    expect([...first.items, ...rest.items].map(({ image }) => image)).toEqual(
      items.map(({ image }) => image),
    );
    expect(rest.next).toBeNull();
  });
});
