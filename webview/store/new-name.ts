import type { Call } from '../../server/contract/client.ts';
import { groupBy } from './board/group-by.ts';

/** Makes names for individuals nobody has named: `giraffe-0031`, or as the others are called. */
export interface NewNames {
  /** The next free name of a species. Names given out are not given again, used or not. */
  next(species: string): Promise<string>;
}

/** How a numbered name is made: what comes first, and how many digits follow at least. */
export interface NamePattern {
  stem: string;
  digits: number;
}

const pageSize = 1000;

export function createNewNames(call: Call, collection: string): NewNames {
  const given = new Map<string, number>();
  const list = (species: string, text?: string, cursor?: string) =>
    call('labels.list', {
      params: { collection },
      query: { species, text, limit: pageSize, cursor },
    });

  /** All names of the species that begin with the stem, and perhaps others. */
  const namesWith = async (species: string, stem: string): Promise<string[]> => {
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(species, stem === '' ? undefined : stem, cursor);
      names.push(...page.items.map(({ name }) => name));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return names;
  };

  return {
    next: async (species) => {
      const first = await list(species);
      const shown = first.items.map(({ name }) => name);
      const { stem, digits } = patternOf(shown) ?? { stem: `${stemOf(species)}-`, digits: 4 };
      const names = first.next === null ? shown : await namesWith(species, stem);
      const key = `${species}\n${stem}`;
      const number = Math.max(highest(stem, names), given.get(key) ?? 0) + 1;
      given.set(key, number);
      return `${stem}${String(number).padStart(digits, '0')}`;
    },
  };
}

/** A species as the beginning of a name: `Plains zebra` gives `plains-zebra`. */
function stemOf(species: string): string {
  return species.trim().toLowerCase().replaceAll(/\s+/g, '-');
}

/** How most of some names are numbered; null where most are no numbers, as `Asha` is none. */
export function patternOf(names: readonly string[]): NamePattern | null {
  const numbered = names.map((name) => /^(.*?)(\d{1,9})$/.exec(name)).filter((one) => one !== null);
  for (const [stem, those] of groupBy(numbered, ([, stem]) => stem!)) {
    if (those.length < 2 || those.length * 2 <= names.length) continue;
    return { stem, digits: Math.min(...those.map(([, , digits]) => digits!.length)) };
  }
  return null;
}

/** The largest number that follows the stem in a name; 0 when there is none. */
export function highest(stem: string, names: readonly string[]): number {
  return names
    .filter((name) => name.startsWith(stem))
    .map((name) => name.slice(stem.length))
    .filter((rest) => /^\d{1,9}$/.test(rest))
    .reduce((most, rest) => Math.max(most, Number(rest)), 0);
}
