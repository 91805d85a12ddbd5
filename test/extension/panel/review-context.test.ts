import { expect, test } from 'vitest';
import { ReviewContext } from '../../../extension/panel/review-context.ts';

function contexts() {
  const keys = new Map<string, string | undefined>();
  const context = new ReviewContext<string>((key, value) => keys.set(key, value));
  const now = () => [keys.get('safari-sleuths.scene'), keys.get('safari-sleuths.focus')];
  return { context, now };
}

test('key bindings follow the panel in front, not those behind it', () => {
  const { context, now } = contexts();
  expect(now()).toEqual([undefined, 'away']);
  context.setActive('left', true);
  context.take('left', { scene: 'image', focus: 'photo', number: 1 });
  context.take('right', { scene: 'board', focus: 'list', number: 2 });
  expect(now()).toEqual(['image', 'photo']);
  // VS Code tells of the new panel before or after the old one.
  context.setActive('right', true);
  context.setActive('left', false);
  expect(now()).toEqual(['board', 'list']);
  expect(context.hearing).toBe('right');
});

test('no key means a verb once the panel is closed or another tab is in front', () => {
  const { context, now } = contexts();
  context.setActive('only', true);
  context.take('only', { scene: 'image', focus: 'photo', number: 3 });
  context.setActive('only', false);
  expect(now()).toEqual([undefined, 'away']);
  context.setActive('only', true);
  expect(now()).toEqual(['image', 'photo']);
  context.forget('only');
  expect(now()).toEqual([undefined, 'away']);
  expect(context.hearing).toBeNull();
});

test('while something is typed in the page in front, no verb is for it', () => {
  const context = new ReviewContext<string>(() => {});
  context.setActive('left', true);
  expect(context.hearing).toBe('left');
  context.take('left', { scene: 'image', focus: 'typing', number: 4 });
  expect(context.hearing).toBeNull();
  context.take('left', { scene: 'image', focus: 'photo', number: 5 });
  expect(context.hearing).toBe('left');
  expect(context.heard('left')).toBe(5);
  expect(context.heard('right')).toBe(0);
});
