import { expect, test } from 'vitest';
import { readPlace } from '../../../extension/panel/panel-state.ts';

test('the place that the page kept is read back', () => {
  const state = { place: { collection: 'c', image: 'a.jpg' }, remembered: {} };
  expect(readPlace(state)).toEqual({ collection: 'c', image: 'a.jpg' });
  expect(readPlace({ place: { collection: 'c' } })).toEqual({ collection: 'c', image: null });
});

test.each([undefined, null, 'text', {}, { place: null }, { place: {} }, { place: { image: 'a' } }])(
  '%j is no place',
  (state) => {
    expect(readPlace(state)).toBeNull();
  },
);
