/**
 * Animals whose English names end or begin in another's: an elephant shrew is no elephant. Written as one
 * word, they no longer contain it.
 */
const compounds = [
  'elephant shrew',
  'elephant seal',
  'leopard cat',
  'leopard seal',
  'leopard tortoise',
  'lion tailed macaque',
  'mountain lion',
  'sea lion',
  'zebra duiker',
  'zebra finch',
  'zebra mongoose',
  'giraffe antelope',
  'prairie dog',
  'sea cow',
  'sea horse',
  'bear cat',
];

/**
 * A class or species name by which names are compared: lower case, without accents, punctuation and plural
 * s; words apart by one space (`Giraffe_Masai`, `giraffeMasai`, `Grévy's zebras` → `giraffe masai`,
 * `giraffe masai`, `grevy zebra`).
 */
export function normalName(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/['’]s?\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map(singular)
    .join(' ');
  return compounds.reduce(
    (text, compound) => text.replaceAll(compound, compound.replaceAll(' ', '')),
    words,
  );
}

/** Whether `words` stand in `name` one after the other, as whole words; both normal names. */
export function containsWords(name: string, words: string): boolean {
  return words !== '' && ` ${name} `.includes(` ${words} `);
}

/** A plain plural's: `lions` → `lion`, not `pictus` or `pardalis`. Both sides of a comparison lose it. */
function singular(word: string): string {
  return word.length > 3 && /[^isu]s$/.test(word) ? word.slice(0, -1) : word;
}
