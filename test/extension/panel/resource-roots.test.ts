import { expect, test } from 'vitest';
import { ResourceRoots } from '../../../extension/panel/resource-roots.ts';

test('files below the roots need nothing', () => {
  const roots = new ResourceRoots(['/page', '/data/set']);
  expect(roots.includeFile('/data/set/images/a.jpg')).toBe(false);
  expect(roots.includeFile('/data/set/..a.jpg')).toBe(false);
  expect(roots.folders).toEqual(['/page', '/data/set']);
});

test('a folder elsewhere is added once', () => {
  const roots = new ResourceRoots(['/data/set']);
  expect(roots.includeFile('/data/settlement/a.jpg')).toBe(true);
  expect(roots.includeFile('/data/settlement/b.jpg')).toBe(false);
  expect(roots.folders).toEqual(['/data/set', '/data/settlement']);
});

test('a dataset that lies elsewhere is added as a whole', () => {
  const roots = new ResourceRoots(['/yaml']);
  expect(roots.includeFolder('/data/set')).toBe(true);
  expect(roots.includeFolder('/data/set')).toBe(false);
  expect(roots.includeFile('/data/set/.sleuths/cache/a.webp')).toBe(false);
});
