import type { Call } from '../../server/contract/client.ts';

/** Makes names for individuals nobody has named: `giraffe-0031`. */
export interface NewNames {
  /** The next free name of a species. Names given out are not given again, used or not. */
  next(species: string): Promise<string>;
}

const pageSize = 1000;
const digits = 4;

export function createNewNames(call: Call, collection: string): NewNames {
  const given = new Map<string, number>();
  return {
    next: async (species) => {
      const stem = stemOf(species);
      const known: string[] = [];
      let cursor: string | undefined;
      do {
        const query = { species, text: `${stem}-`, limit: pageSize, cursor };
        const page = await call('labels.list', { params: { collection }, query });
        known.push(...page.items.map(({ name }) => name));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      const number = Math.max(highest(stem, known), given.get(stem) ?? 0) + 1;
      given.set(stem, number);
      return `${stem}-${String(number).padStart(digits, '0')}`;
    },
  };
}

/** A species as the beginning of a name: `Plains zebra` gives `plains-zebra`. */
export function stemOf(species: string): string {
  return species.trim().toLowerCase().replaceAll(/\s+/g, '-');
}

/** The largest number that follows the stem in a name; 0 when there is none. */
export function highest(stem: string, names: readonly string[]): number {
  const numbers = names
    .filter((name) => name.startsWith(`${stem}-`))
    .map((name) => name.slice(stem.length + 1))
    .filter((rest) => /^\d{1,9}$/.test(rest))
    .map(Number);
  return Math.max(0, ...numbers);
}
