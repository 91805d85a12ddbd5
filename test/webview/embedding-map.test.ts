import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import type { EmbeddingMap } from '../../server/contract/group.ts';
import type { Job } from '../../server/contract/job.ts';
import { createEmbeddingMap } from '../../webview/store/map/map.ts';
import { createExploration } from '../../webview/store/exploration.ts';
import { dimmedFlag, selectedFlag } from '../../webview/store/map/flags.ts';
import { pressOnMap } from '../../webview/store/map/steps.ts';
import { annotation, failure, fakeCall, imageDocument, settle, type Answers } from './fake-call.ts';

interface Made {
  image: string;
  x: number;
  y: number;
  individual?: string | null;
  species?: string | null;
  state?: string;
}

function embeddingMap(points: Made[]): EmbeddingMap {
  return {
    method: 'umap',
    total: points.length,
    x: points.map(({ x }) => x),
    y: points.map(({ y }) => y),
    image: points.map(({ image }) => image),
    version: points.map(() => '1'),
    annotation: points.map((_, i) => `a${i}`),
    box: points.map(() => [0.5, 0.5, 0.2, 0.2]),
    species: points.map(({ species }) => (species === undefined ? 'giraffe' : species)),
    individual: points.map(({ individual }) => individual ?? null),
    state: points.map(({ state }) => state ?? 'proposed'),
  };
}

const four: Made[] = [
  { image: 'a.jpg', x: 0, y: 0 },
  { image: 'b.jpg', x: 0.5, y: 0, individual: 'Asha', state: 'accepted' },
  { image: 'b.jpg', x: 0.6, y: 0 },
  { image: 'c.jpg', x: 0, y: 0.5, individual: 'Asha', state: 'accepted' },
];

const pane = { width: 800, height: 600 };

function job(part: Partial<Job>): Job {
  return {
    id: 'j',
    kind: 'map',
    collection: 'c',
    state: 'running',
    createdAt: '2026-01-01T00:00:00Z',
    endedAt: null,
    progress: {
      done: 0,
      total: null,
      unit: 'crops',
      perSecond: null,
      secondsLeft: null,
      message: '',
    },
    result: null,
    error: null,
    ...part,
  };
}

function setUp(points: Made[] | null = four, answers: Answers = {}) {
  const newest = signal<Job | null>(null);
  const state = { points };
  const fake = fakeCall({
    'exploration.get': () => ({
      rank: null,
      group: null,
      map: state.points && { at: '', model: 'm', crops: state.points.length, outdated: false },
    }),
    'exploration.map': () => embeddingMap(state.points ?? []),
    'decisions.apply': ({ body }) => ({
      saved: body.decisions.map(({ image }) => ({ image, version: '2' })),
      refused: [],
    }),
    'images.get': ({ params }) =>
      imageDocument(params.image, {
        version: '2',
        annotations: four.map((_, i) =>
          annotation({ id: `a${i}`, individual: 'Zawadi', state: 'accepted' }),
        ),
      }),
    'jobs.start': () => job({}),
    'jobs.abort': () => job({ state: 'aborted' }),
    ...answers,
  });
  const map = createEmbeddingMap({
    call: fake.call,
    sole: () => null,
    collection: 'c',
    exploration: createExploration({
      call: fake.call,
      collection: 'c',
      jobs: { newest: () => newest.value, take: (taken) => (newest.value = taken) },
      onMade: () => {},
    }),
  });
  return { map, fake, newest, state };
}

async function shown(...given: Parameters<typeof setUp>) {
  const all = setUp(...given);
  all.map.show();
  await settle();
  return all;
}

describe('the map of embeddings', () => {
  it('is read when somebody looks, and not again without a reason', async () => {
    const { map, fake } = await shown();
    expect(map.points.value?.count).toBe(4);
    map.hide();
    map.show();
    await settle();
    expect(fake.inputsOf('exploration.map')).toHaveLength(1);
  });

  it('says that there is none, makes it, and shows it when it is made', async () => {
    const { map, newest, state } = await shown(null);
    expect(map.made.value).toBeNull();
    expect(map.points.value).toBeNull();
    await map.make();
    expect(map.job.value?.state).toBe('running');
    state.points = four;
    newest.value = job({ state: 'done' });
    await settle();
    expect(map.job.value).toBeNull();
    expect(map.points.value?.count).toBe(4);
  });

  it('keeps a failed job to tell why, and can stop one', async () => {
    const { map, newest } = await shown(null);
    newest.value = job({ state: 'failed', error: { code: 'internal', message: 'too few crops' } });
    expect(map.job.value?.error?.message).toBe('too few crops');
    newest.value = job({});
    await map.cancel();
    expect(map.job.value).toBeNull();
  });

  it('tells why it could not be read, and reads it at the next look', async () => {
    const { map, state } = setUp(four, {
      'exploration.get': () => {
        if (state.points) throw failure({ code: 'unavailable', message: 'away' });
        return { rank: null, group: null, map: null };
      },
    });
    map.show();
    await settle();
    expect(map.error.value?.message).toBe('away');
    expect(map.loading.value).toBe(false);
    state.points = null;
    map.show();
    await settle();
    expect(map.error.value).toBeNull();
  });

  it('groups points by individual, the unnamed last, and by state', async () => {
    const { map } = await shown();
    expect(map.groups.value?.groups.map(({ key, count }) => [key, count])).toEqual([
      ['Asha', 2],
      [null, 2],
    ]);
    map.colouring.value = 'state';
    expect(map.groups.value?.groups.map(({ key }) => key)).toEqual(['accepted', 'proposed']);
  });

  it('dims all but the group under the pointer, and then all but the chosen one', async () => {
    const { map } = await shown();
    map.hoveredGroup.value = 'Asha';
    expect([...map.flags.value!]).toEqual([dimmedFlag, 0, dimmedFlag, 0]);
    map.pinnedGroup.value = null;
    map.hoveredGroup.value = undefined;
    expect([...map.flags.value!]).toEqual([0, dimmedFlag, 0, dimmedFlag]);
    map.select([1], 'replace');
    expect(map.flags.value![1]).toBe(selectedFlag);
  });

  it('selects a whole group, adds, and takes away', async () => {
    const { map } = await shown();
    map.selectGroup('Asha');
    map.select([0], 'add');
    map.select([3], 'toggle');
    expect([...map.selection.value].sort()).toEqual([0, 1]);
  });
});

describe('deciding on the map', () => {
  it('names all selected animals in one step, image by image', async () => {
    const { map, fake } = await shown();
    map.select([0, 1, 2], 'replace');
    const outcome = await map.decide({ verb: 'name', individual: 'Zawadi' });
    expect(outcome).toMatchObject({ saved: 2, refused: 0, needsSpecies: false });
    const [request] = fake.inputsOf('decisions.apply');
    expect(request?.body.decisions).toEqual([
      {
        image: 'a.jpg',
        version: '1',
        edits: [{ verb: 'accept', annotation: 'a0', individual: 'Zawadi' }],
      },
      {
        image: 'b.jpg',
        version: '1',
        edits: [
          { verb: 'accept', annotation: 'a1', individual: 'Zawadi' },
          { verb: 'accept', annotation: 'a2', individual: 'Zawadi' },
        ],
      },
    ]);
    expect(request?.body.step).toBeTruthy();
  });

  it('shows what the server has made of it, and keeps the selection', async () => {
    const { map } = await shown();
    map.select([0], 'replace');
    await map.decide({ verb: 'name', individual: 'Zawadi' });
    expect(map.points.value?.individual[0]).toBe('Zawadi');
    expect(map.points.value?.version[0]).toBe('2');
    expect(map.points.value?.individual[1]).toBe('Asha');
    expect([...map.selection.value]).toEqual([0]);
  });

  it('sends nothing of what is so already', async () => {
    const { map, fake } = await shown();
    map.select([1, 3], 'replace');
    expect((await map.decide({ verb: 'name', individual: 'Asha' })).saved).toBe(0);
    expect(fake.inputsOf('decisions.apply')).toHaveLength(0);
  });

  it('takes the species of the others for an animal that has none, and asks where none has', async () => {
    const points = [{ ...four[0]!, species: null }, four[1]!];
    const { map, fake } = await shown(points);
    map.select([0, 1], 'replace');
    await map.decide({ verb: 'name', individual: 'Zawadi' });
    const [request] = fake.inputsOf('decisions.apply');
    expect(request?.body.decisions[0]?.edits).toEqual([
      { verb: 'accept', annotation: 'a0', individual: 'Zawadi', species: 'giraffe' },
    ]);
    const alone = await shown([{ ...four[0]!, species: null }]);
    alone.map.select([0], 'replace');
    const outcome = await alone.map.decide({ verb: 'name', individual: 'Zawadi' });
    expect(outcome).toMatchObject({ saved: 0, needsSpecies: true });
  });

  it('tells how many were refused and why', async () => {
    const { map } = await shown(four, {
      'decisions.apply': ({ body }) => ({
        saved: [],
        refused: body.decisions.map(({ image }) => ({
          image,
          error: { code: 'stale', message: 'changed meanwhile' },
        })),
      }),
    });
    map.select([0, 1], 'replace');
    const outcome = await map.decide({ verb: 'reject' });
    expect(outcome).toMatchObject({ saved: 0, refused: 2 });
    expect(outcome.error?.message).toBe('changed meanwhile');
    expect(map.selection.value.size).toBe(2);
    expect(map.saving.value).toBeNull();
  });

  it('sends nothing again while it is saving', async () => {
    const { map, fake } = await shown();
    map.select([0], 'replace');
    const first = map.decide({ verb: 'reject' });
    const second = await map.decide({ verb: 'reject' });
    await first;
    expect(second.saved).toBe(0);
    expect(fake.inputsOf('decisions.apply')).toHaveLength(1);
  });
});

describe('a map that changes elsewhere', () => {
  it('reads a changed image, and lets an unknown or known version be', async () => {
    vi.useFakeTimers();
    try {
      const { map, fake } = await shown();
      map.touch('a.jpg', '1');
      map.touch('nowhere.jpg', '9');
      map.touch('a.jpg', '2');
      await vi.advanceTimersByTimeAsync(3000);
      expect(fake.inputsOf('images.get').map(({ params }) => params.image)).toEqual(['a.jpg']);
      expect(map.points.value?.individual[0]).toBe('Zawadi');
    } finally {
      vi.useRealTimers();
    }
  });

  it('forgets what was selected when the points are others', async () => {
    const { map, state } = await shown();
    map.select([3], 'replace');
    state.points = four.slice(0, 2);
    await map.load();
    expect(map.selection.value.size).toBe(0);
    await map.load();
    expect(map.points.value?.count).toBe(2);
  });
});

describe('the map by keyboard', () => {
  const press = (map: Parameters<typeof pressOnMap>[0], key: string, shiftKey = false) =>
    pressOnMap(map, { key, shiftKey }, pane);

  it('starts in the middle, goes to the next point that way, and selects', async () => {
    const { map } = await shown();
    press(map, 'ArrowRight');
    expect(map.focused.value).toBe(0);
    press(map, 'ArrowRight');
    expect(map.focused.value).toBe(1);
    press(map, ' ');
    press(map, 'ArrowRight', true);
    expect([...map.selection.value]).toEqual([1, 2]);
    press(map, ' ');
    expect([...map.selection.value]).toEqual([1]);
  });

  it('reaches every point in turn', async () => {
    const { map } = await shown();
    const seen = [1, 2, 3, 4].map(() => {
      press(map, 'PageDown');
      return map.focused.value;
    });
    expect(new Set(seen)).toEqual(new Set([0, 1, 2, 3]));
  });

  it('zooms around the point it is at, and leaves other keys alone', async () => {
    const { map } = await shown();
    press(map, 'PageDown');
    const before = map.view.value!.scale;
    press(map, '+');
    expect(map.view.value!.scale).toBeGreaterThan(before);
    expect(press(map, 'n')).toBe(false);
  });
});
