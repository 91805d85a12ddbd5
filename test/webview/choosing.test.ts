import { describe, expect, it } from 'vitest';
import { comboboxEntries } from '../../webview/store/combobox-entries.ts';
import { fuzzyFilter } from '../../webview/store/fuzzy.ts';
import { findIndividuals } from '../../webview/store/individuals.ts';
import { fakeCall } from './fake-call.ts';

const filter = (typed: string, names: string[]) => fuzzyFilter(typed, names, (name) => name);

describe('fuzzy choosing', () => {
  it('puts the beginning of a name before its middle, and that before scattered letters', () => {
    expect(filter('an', ['Juan', 'a-long-name', 'Anaya'])).toEqual([
      'Anaya',
      'Juan',
      'a-long-name',
    ]);
  });

  it('finds a number among padded ones and drops what does not fit', () => {
    expect(filter('g14', ['G-014', 'G-041', 'Z-14'])).toEqual(['G-014']);
  });

  it('keeps the order of all when nothing is typed', () => {
    expect(filter(' ', ['b', 'a'])).toEqual(['b', 'a']);
  });
});

describe('the entries of a choice', () => {
  const known = [
    { value: 'G10', detail: '' },
    { value: 'G1', detail: '' },
  ];

  it('offer a new value last, unless it is known', () => {
    expect(comboboxEntries(known, 'G2').at(-1)).toMatchObject({ value: 'G2', isNew: true });
    expect(comboboxEntries(known, ' G1 ').some(({ isNew }) => isNew)).toBe(false);
    expect(comboboxEntries(known, '').some(({ isNew }) => isNew)).toBe(false);
  });

  it('put the name that is typed in full first', () => {
    expect(comboboxEntries(known, 'G1')[0]?.value).toBe('G1');
  });
});

describe('looking for individuals', () => {
  const individual = (name: string) => ({
    name,
    species: 'giraffe',
    crops: 1,
    images: 1,
    strip: [],
    firstSeen: null,
    lastSeen: null,
  });

  it('lets the server search when there are more than are held', async () => {
    const fake = fakeCall({
      'labels.list': ({ query }) =>
        query.text
          ? { items: [individual('Twiga')], next: null, total: 1, offset: 0 }
          : { items: [individual('Asha')], next: '1000', total: 5000, offset: 0 },
    });
    const { signal } = new AbortController();
    const found = await findIndividuals(fake.call, 'c', 'giraffe', 'twi', signal);
    expect(found.map(({ name }) => name)).toEqual(['Twiga']);
    expect(fake.inputsOf('labels.list')[0]?.query.species).toBe('giraffe');
  });
});
