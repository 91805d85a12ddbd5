import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of other people's code in the package, as one text.
 * @param {import('./closure.mjs').InstalledPackage[]} packages
 */
export function notices(packages) {
  const byName = packages.toSorted((a, b) => a.name.localeCompare(b.name));
  const sections = byName.map(({ folder, manifest }) => {
    const texts = readdirSync(folder)
      .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8').trim());
    const title = `${manifest.name} ${manifest.version} (${manifest.license ?? 'see below'})`;
    return [title, '='.repeat(title.length), ...texts].join('\n\n');
  });
  return `Safari Sleuths contains code from these packages.\n\n${sections.join('\n\n\n')}\n`;
}
