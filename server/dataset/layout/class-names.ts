import type { Problem } from '../../contract/problem.ts';

type Report = (
  code: string,
  severity: Problem['severity'],
  message: string,
  remedy: string,
) => void;

/** A class number beyond this is a slip of the pen, not a class; it would cost memory for the gap. */
const highestClass = 65_535;

/**
 * Class names by index from data.yaml's `names`, given as a list or as a map from numbers; '' for
 * numbers without a name. What cannot be used is reported and left out.
 */
export function classNames(names: unknown, count: unknown, report: Report): string[] {
  const species = namesByIndex(names, report);
  const seen = new Map<string, number>();
  species.forEach((name, index) => {
    if (name === '') return;
    const first = seen.get(name);
    if (first === undefined) seen.set(name, index);
    else {
      report(
        'names-duplicate',
        'warning',
        `Classes ${first} and ${index} are both called ${name}; new boxes get class ${first}.`,
        'Give each class its own name.',
      );
    }
  });
  if (count !== undefined && count !== null && count !== species.length) {
    report(
      'nc-mismatch',
      'warning',
      `nc says ${JSON.stringify(count)}, but names has ${species.length}; names is used.`,
      `Write \`nc: ${species.length}\` or remove nc.`,
    );
  }
  return species;
}

function namesByIndex(names: unknown, report: Report): string[] {
  if (names === undefined || names === null) {
    report(
      'names-missing',
      'warning',
      'No names: the classes of the labels have no species.',
      'Add `names:` with one species for each class number.',
    );
    return [];
  }
  if (Array.isArray(names))
    return names.map((name, index) => nameText(name, String(index), report));
  if (typeof names !== 'object') {
    report('names-malformed', 'error', 'names is neither a list nor a map.', 'Write it as a list.');
    return [];
  }
  const species: string[] = [];
  for (const [key, name] of Object.entries(names)) {
    const index = Number(key);
    if (!/^\d+$/.test(key) || index > highestClass) {
      report(
        'names-key-malformed',
        'error',
        `names has the key ${JSON.stringify(key)}, which is not a class number.`,
        `Use numbers from 0 to ${highestClass}.`,
      );
      continue;
    }
    while (species.length < index) species.push('');
    species[index] = nameText(name, key, report);
  }
  const gap = species.indexOf('');
  if (gap >= 0) {
    report('names-gap', 'warning', `Class ${gap} has no name.`, 'Number the classes from 0 on.');
  }
  return species;
}

function nameText(name: unknown, key: string, report: Report): string {
  if (typeof name === 'string' && name.trim() !== '') return name.trim().normalize('NFC');
  if (typeof name === 'number' || typeof name === 'boolean') return String(name);
  report(
    'names-value-malformed',
    'error',
    `The name of class ${key} is not text.`,
    'Write the species as text.',
  );
  return '';
}
