import { describe, expect, it } from 'vitest';
import { findProblemImage, pictureStem } from '../../webview/store/problem-image.ts';
import { fakeCall, summary } from './fake-call.ts';

describe('the picture of a problem', () => {
  it('is found from its label file and its sidecar', () => {
    expect(pictureStem('labels/train/a b.txt')).toBe('images/train/a b');
    expect(pictureStem('identities/val/x.json')).toBe('images/val/x');
    expect(pictureStem('images/train/one.two.JPG')).toBe('images/train/one.two');
    expect(pictureStem('labels/set/labels/a.txt')).toBe('labels/set/images/a');
  });

  it('is none for a file about the whole dataset', () => {
    expect(pictureStem('data.yaml')).toBeNull();
    expect(pictureStem('train.txt')).toBeNull();
  });

  it('is the image of that very name, not one that merely contains it', async () => {
    const fake = fakeCall({
      'images.list': () => ({
        items: [summary('images/a-1.jpg'), summary('images/a.png')],
        next: null,
        total: 2,
        offset: 0,
      }),
    });
    expect(await findProblemImage(fake.call, 'c', 'labels/a.txt')).toBe('images/a.png');
    expect(await findProblemImage(fake.call, 'c', 'data.yaml')).toBeNull();
    expect(fake.calls).toHaveLength(1);
  });
});
