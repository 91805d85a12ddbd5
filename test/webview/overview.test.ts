import { describe, expect, it, vi } from 'vitest';
import type { Individual } from '../../server/contract/collection.ts';
import type { Overview } from '../../server/contract/overview.ts';
import { createOverview } from '../../webview/store/overview/overview.ts';
import { failure, fakeCall, settle, type Answers } from './fake-call.ts';

const overview: Overview = {
  images: 10,
  reviewed: 4,
  unreadable: 0,
  boxes: { proposed: 1, accepted: 2, rejected: 0, unidentifiable: 0, named: 1 },
  splits: [],
  species: [],
  days: [],
};

const individual = (name: string): Individual => ({
  name,
  species: 'giraffe',
  crops: 1,
  images: 1,
  strip: [],
  firstSeen: null,
  lastSeen: null,
});

function setUp(answers: Answers = {}) {
  const state = { reviewed: 4, away: false };
  const fake = fakeCall({
    'overview.get': () => {
      if (state.away) throw failure({ code: 'unavailable', message: 'away' });
      return { ...overview, reviewed: state.reviewed };
    },
    'labels.list': ({ query }) => ({
      items: query.text === 'nobody' ? [] : [individual('Asha'), individual('Baraka')],
      next: null,
      total: query.text === 'nobody' ? 0 : 2,
      offset: 0,
    }),
    ...answers,
  });
  return { state, fake, store: createOverview(fake.call, 'c') };
}

describe('the overview', () => {
  it('is read when somebody looks', async () => {
    const { fake, store } = setUp();
    store.touch();
    await settle();
    expect(fake.calls).toHaveLength(0);
    store.show();
    await settle();
    expect(store.overview.value?.reviewed).toBe(4);
    expect(store.individuals.list.at(1)?.name).toBe('Baraka');
  });

  it('follows changes, not more often than every two seconds', async () => {
    vi.useFakeTimers();
    try {
      const { fake, state, store } = setUp();
      store.show();
      await settle();
      state.reviewed = 5;
      for (let i = 0; i < 20; i++) store.touch();
      await vi.advanceTimersByTimeAsync(2500);
      expect(store.overview.value?.reviewed).toBe(5);
      expect(fake.inputsOf('overview.get').length).toBeLessThanOrEqual(3);
    } finally {
      vi.useRealTimers();
    }
  });

  it('reads again what changed while nobody looked', async () => {
    const { state, store } = setUp();
    store.show();
    await settle();
    store.hide();
    state.reviewed = 6;
    store.touch();
    await settle();
    expect(store.overview.value?.reviewed).toBe(4);
    store.show();
    await settle();
    expect(store.overview.value?.reviewed).toBe(6);
  });

  it('keeps what it has when the server is away, and says so', async () => {
    const { state, store } = setUp();
    store.show();
    await settle();
    state.away = true;
    await store.load();
    expect(store.error.value?.message).toBe('away');
    expect(store.overview.value?.reviewed).toBe(4);
    state.away = false;
    await store.load();
    expect(store.error.value).toBeNull();
  });

  it('searches and orders individuals on the server', async () => {
    const { fake, store } = setUp();
    store.show();
    await settle();
    store.individuals.choose({ text: ' nobody ', order: 'last-seen' });
    await settle();
    expect(fake.inputsOf('labels.list').at(-1)?.query).toMatchObject({
      text: 'nobody',
      order: 'last-seen',
    });
    expect(store.individuals.list.total.value).toBe(0);
  });
});
