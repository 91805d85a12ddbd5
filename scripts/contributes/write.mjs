// Writes package.json and package.nls.json. Needs a Node that runs TypeScript: see ../contributions.mjs.
import { readFile, writeFile } from 'node:fs/promises';
import { verbs } from '../../server/contract/verbs.ts';
import { verbTexts } from '../../webview/verb-texts.ts';
import { fromRoot } from '../setup/paths.mjs';
import { withVerbs, withVerbTitles } from './verbs.mjs';

const change = async (file, how) => {
  const before = JSON.parse(await readFile(fromRoot(file), 'utf8'));
  await writeFile(fromRoot(file), `${JSON.stringify(how(before), null, 2)}\n`);
};

await change('package.json', (manifest) => withVerbs(manifest, verbs));
await change('package.nls.json', (titles) => withVerbTitles(titles, verbTexts));
