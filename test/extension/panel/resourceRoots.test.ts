import { expect, test } from 'vitest';
import { ResourceRoots } from '../../../extension/panel/resourceRoots.ts';

test('files below the roots need nothing', () => {
  const roots = new ResourceRoots(['/page', '/data/set']);
  expect(roots.include('/data/set/images/a.jpg')).toBe(false);
  expect(roots.include('/data/set/..a.jpg')).toBe(false);
  expect(roots.folders).toEqual(['/page', '/data/set']);
});

test('a folder elsewhere is added once', () => {
  const roots = new ResourceRoots(['/data/set']);
  expect(roots.include('/data/settlement/a.jpg')).toBe(true);
  expect(roots.include('/data/settlement/b.jpg')).toBe(false);
  expect(roots.folders).toEqual(['/data/set', '/data/settlement']);
});
