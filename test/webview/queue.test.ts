import { describe, expect, it } from 'vitest';
import { activeFilters, toQuery } from '../../webview/store/filters.ts';
import { fits } from '../../webview/store/fits.ts';
import { createQueue } from '../../webview/store/queue.ts';
import { createQueueMemory, parseQueue } from '../../webview/store/queue-memory.ts';
import { createFacets } from '../../webview/store/facets.ts';
import {
  defaultRemembered,
  parseRemembered,
  type Memory,
  type Remembered,
} from '../../webview/transport/memory.ts';
import { annotation, fakeCall, imageDocument } from './fake-call.ts';
import { freshQueue } from './fake-queue.ts';

/** Memory as a browser keeps it: as text. */
function textMemory(): Memory & { text: string } {
  const memory = {
    text: JSON.stringify(defaultRemembered),
    read: () => parseRemembered(JSON.parse(memory.text)),
    write: (part: Partial<Remembered>) => {
      memory.text = JSON.stringify({ ...memory.read(), ...part });
    },
  };
  return memory;
}

describe('filters', () => {
  it('leave a field out of the query when it is open', () => {
    expect(toQuery({ text: '  ', split: 'val', named: undefined })).toEqual({ split: 'val' });
    expect(toQuery({ named: false, minConfidence: 0 })).toEqual({ named: false, minConfidence: 0 });
  });

  it('are taken away one by one, the two ends of a range together', () => {
    const queue = freshQueue();
    queue.narrow({ from: '2026-01-01', to: '2026-02-01', state: 'proposed', minConfidence: 0.2 });
    const active = queue.active.value;
    expect(active.map(({ kind }) => kind).sort()).toEqual(['from', 'minConfidence', 'state']);
    queue.widen(active.find(({ kind }) => kind === 'from')!);
    expect(queue.query.value).toEqual({ state: 'proposed', minConfidence: 0.2 });
    queue.clear();
    expect(activeFilters(queue.filters.value)).toEqual([]);
  });
});

describe('what a person reviewed', () => {
  it('is found again after a reload, each dataset its own', () => {
    const memory = textMemory();
    const queue = createQueue(createQueueMemory(memory, 'lions'));
    queue.narrow({ species: 'lion', named: false });
    queue.order.value = 'name-surest';
    queue.mode.value = 'encounters';
    queue.gap.value = 300;
    createQueueMemory(memory, 'lions').write({ image: 'a.jpg' });
    createQueue(createQueueMemory(memory, 'nyala')).narrow({ split: 'val' });

    const again = createQueue(createQueueMemory(memory, 'lions'));
    expect(again.query.value).toEqual({ species: 'lion', named: false });
    expect([again.order.value, again.mode.value, again.gap.value]).toEqual([
      'name-surest',
      'encounters',
      300,
    ]);
    expect(createQueueMemory(memory, 'lions').read().image).toBe('a.jpg');
    expect(createQueue(createQueueMemory(memory, 'nyala')).query.value).toEqual({ split: 'val' });
  });

  it('does not overwrite what else the page remembers', () => {
    const memory = textMemory();
    memory.write({ theme: 'hc-dark', leftWidth: 300 });
    createQueue(createQueueMemory(memory, 'c')).narrow({ split: 'val' });
    expect(memory.read()).toMatchObject({ theme: 'hc-dark', leftWidth: 300 });
  });

  it('is read with care: what is wrong or unknown is left out', () => {
    const stored = {
      mode: 'sideways',
      order: 7,
      gap: -3,
      image: {},
      filters: { split: 'val', status: 'purple', minConfidence: 'high', named: 'yes', old: 1 },
    };
    expect(parseQueue(stored)).toEqual({
      mode: 'images',
      order: 'path',
      gap: 60,
      image: null,
      filters: { split: 'val' },
    });
    for (const rubbish of [null, undefined, 3, 'x', []]) {
      expect(parseQueue(rubbish).filters).toEqual({});
    }
  });

  it('is forgotten for the datasets that were used longest ago', () => {
    const memory = textMemory();
    for (let i = 0; i < 80; i++) createQueueMemory(memory, `c${i}`).write({ gap: 5 });
    const kept = Object.keys(memory.read().queues);
    expect(kept).toHaveLength(50);
    expect(kept).toContain('c79');
    expect(kept).not.toContain('c0');
  });
});

describe('whether an image fits the filters', () => {
  const image = imageDocument('images/cam1/a.jpg', {
    takenAt: '2026-03-02T10:00:00',
    status: 'labelled',
    annotations: [
      annotation({ id: 'a', state: 'accepted', species: 'lion', individual: 'Asha' }),
      annotation({ id: 'b', state: 'proposed', species: 'zebra', confidence: 0.4 }),
      annotation({ id: 'c', state: 'rejected', species: 'nyala', viewpoint: 'left' }),
    ],
  });

  it('asks for one box that fits all that is said of boxes', () => {
    expect(fits(image, { species: 'lion', state: 'accepted' })).toBe(true);
    expect(fits(image, { species: 'zebra', state: 'accepted' })).toBe(false);
    expect(fits(image, { individual: 'Asha', viewpoint: 'none' })).toBe(true);
    expect(fits(image, { maxConfidence: 0.5, species: 'zebra' })).toBe(true);
    expect(fits(image, { minConfidence: 0.95 })).toBe(false);
  });

  it('does not take what was rejected for an unnamed animal', () => {
    expect(fits(image, { named: false, species: 'zebra' })).toBe(true);
    expect(fits(image, { named: false, species: 'nyala' })).toBe(false);
  });

  it('looks at the image itself', () => {
    expect(fits(image, { text: 'ASH' })).toBe(true);
    expect(fits(image, { text: 'cam1/' })).toBe(true);
    expect(fits(image, { text: 'cam2' })).toBe(false);
    expect(fits(image, { from: '2026-03-02', to: '2026-03-02' })).toBe(true);
    expect(fits(image, { to: '2026-03-01' })).toBe(false);
    expect(fits(imageDocument('a.jpg'), { from: '2020-01-01' })).toBe(false);
    expect(fits(image, { place: 'images/cam1', split: 'train', status: 'labelled' })).toBe(true);
    expect(fits(image, { problems: true })).toBe(false);
  });
});

describe('the counts beside the choices', () => {
  const none = {
    total: 3,
    split: {},
    status: {},
    species: {},
    state: {},
    viewpoint: {},
    named: {},
    problems: 0,
    firstDay: null,
    lastDay: null,
  };
  const pause = () => new Promise((resolve) => setTimeout(resolve, 400));

  it('are asked only while somebody looks, and once for quick changes', async () => {
    const fake = fakeCall({ 'images.facets': () => none });
    const queue = freshQueue();
    const facets = createFacets(fake.call, 'c', queue);
    queue.narrow({ split: 'val' });
    expect(fake.calls).toHaveLength(0);
    facets.watched.value = true;
    await pause();
    expect(facets.counts.value?.total).toBe(3);
    queue.narrow({ text: 'a' });
    queue.narrow({ text: 'ab' });
    expect(facets.outdated.value).toBe(true);
    await pause();
    expect(fake.inputsOf('images.facets').map(({ query }) => query)).toEqual([
      { split: 'val' },
      { split: 'val', text: 'ab' },
    ]);
    expect(facets.outdated.value).toBe(false);
  });
});
