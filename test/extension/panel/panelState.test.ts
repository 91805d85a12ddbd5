import { expect, test } from 'vitest';
import { readPanelState } from '../../../extension/panel/panelState.ts';

test('what the page kept is read back', () => {
  expect(readPanelState({ path: '/d', image: 'a.jpg', more: 1 })).toEqual({
    path: '/d',
    image: 'a.jpg',
  });
  expect(readPanelState({ path: '/d' })).toEqual({ path: '/d', image: null });
});

test.each([undefined, null, 'text', {}, { path: 1 }, { path: '' }])('%j is no state', (state) => {
  expect(readPanelState(state)).toBeNull();
});
