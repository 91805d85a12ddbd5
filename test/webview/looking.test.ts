import { describe, expect, it } from 'vitest';
import { createGlide } from '../../webview/store/glide.ts';
import { createHoldToggle } from '../../webview/store/hold-toggle.ts';
import { highest, createNewNames } from '../../webview/store/new-name.ts';
import { createTone } from '../../webview/store/tone.ts';
import { fakeCall } from './fake-call.ts';

describe('brightness and contrast', () => {
  it('change nothing until somebody does, and again after a reset', () => {
    const tone = createTone();
    expect(tone.filter.value).toBe('');
    tone.brighten(0.5);
    tone.contrast.value = 1.5;
    tone.equalise.value = true;
    expect(tone.filter.value).toBe('brightness(1.5) contrast(1.5)');
    expect(tone.changed.value).toBe(true);
    tone.reset();
    expect(tone.filter.value).toBe('');
    expect(tone.changed.value).toBe(false);
  });

  it('come back to exactly as it was by as many steps down as up', () => {
    const tone = createTone();
    for (let i = 0; i < 7; i++) tone.brighten(0.1);
    for (let i = 0; i < 7; i++) tone.brighten(-0.1);
    expect(tone.changed.value).toBe(false);
  });

  it('have an end', () => {
    const tone = createTone();
    tone.brighten(100);
    expect(tone.brightness.value).toBe(4);
    tone.brighten(-100);
    expect(tone.brightness.value).toBe(0.4);
  });
});

describe('a switch under one key', () => {
  it('stays on after a short press and goes off with the next', () => {
    const peek = createHoldToggle();
    peek.press(0);
    peek.release(100);
    expect(peek.on.value).toBe(true);
    peek.press(1000);
    peek.release(1080);
    expect(peek.on.value).toBe(false);
  });

  it('is on only as long as the key is held, which repeats by itself', () => {
    const peek = createHoldToggle();
    peek.press(0);
    for (let now = 500; now < 2000; now += 30) peek.press(now);
    expect(peek.on.value).toBe(true);
    peek.release(2000);
    expect(peek.on.value).toBe(false);
  });

  it('works from a palette, whose key never comes up', () => {
    const peek = createHoldToggle();
    peek.press(0);
    peek.press(5000);
    expect(peek.on.value).toBe(false);
  });
});

describe('a gliding zoom', () => {
  it('arrives at what was asked for, over several frames', () => {
    let scale = 1;
    const steps: (() => boolean)[] = [];
    const glide = createGlide(
      (factor) => (scale *= factor),
      (step) => steps.push(step),
    );
    glide.zoom(2);
    glide.zoom(1.5);
    expect(steps).toHaveLength(1);
    let frames = 0;
    while (steps[0]!()) frames++;
    expect(scale).toBeCloseTo(3, 6);
    expect(frames).toBeGreaterThan(3);
  });
});

describe('the name of a new individual', () => {
  const individual = (name: string) => ({
    name,
    species: 'giraffe',
    crops: 1,
    images: 1,
    strip: [],
    firstSeen: null,
    lastSeen: null,
  });

  it('follows the largest number of its species, over all pages', async () => {
    const pages: Record<string, { names: string[]; next: string | null }> = {
      '': { names: ['giraffe-0002', 'giraffe-0030'], next: 'p2' },
      p2: { names: ['giraffe-0007', 'giraffe-x', 'Asha'], next: null },
    };
    const fake = fakeCall({
      'labels.list': ({ query }) => {
        const { names, next } = pages[query?.cursor ?? '']!;
        return { items: names.map(individual), next, total: 5, offset: 0 };
      },
    });
    const names = createNewNames(fake.call, 'c');
    expect(await names.next('giraffe')).toBe('giraffe-0031');
  });

  it('is not given twice, though nothing is saved yet', async () => {
    const fake = fakeCall({
      'labels.list': () => ({ items: [], next: null, total: 0, offset: 0 }),
    });
    const names = createNewNames(fake.call, 'c');
    expect(await names.next('Plains zebra')).toBe('plains-zebra-0001');
    expect(await names.next('Plains zebra')).toBe('plains-zebra-0002');
    expect(await names.next('giraffe')).toBe('giraffe-0001');
  });

  it('counts only names of the same kind', () => {
    expect(highest('zebra-', ['zebra-0004', 'zebra-calf-0009', 'zebra-4x', 'zebra'])).toBe(4);
  });

  it('is made as most of the others are', async () => {
    const nextAfter = (...known: string[]) => {
      const reply = { items: known.map(individual), next: null, total: known.length, offset: 0 };
      return createNewNames(fakeCall({ 'labels.list': () => reply }).call, 'c').next('giraffe');
    };
    expect(await nextAfter('G028', 'G030', 'Asha')).toBe('G031');
    expect(await nextAfter('001', '002', '120')).toBe('121');
    expect(await nextAfter('cow 9', 'cow 10')).toBe('cow 11');
    expect(await nextAfter('Asha', 'Amani', 'Zuri2')).toBe('giraffe-0001');
  });
});
