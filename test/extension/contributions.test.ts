import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { verbs, type Verb } from '../../server/contract/verbs.ts';
import { withVerbs, withVerbTitles, type Manifest } from '../../scripts/contributes/verbs.mjs';
import { verbTexts } from '../../webview/verb-texts.ts';

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
const manifest = read('package.json') as Manifest;
const titles = read('package.nls.json') as Record<string, string>;
const { keybindings } = withVerbs(manifest, verbs).contributes;
const bindingsOf = (verb: Verb) =>
  keybindings.filter(({ command }) => command === `safari-sleuths.review.${verb}`);

test('package.json has the verbs as they are; else run `npm run contributions`', () => {
  expect(manifest).toEqual(withVerbs(manifest, verbs));
  expect(titles).toEqual(withVerbTitles(titles, verbTexts));
});

test('every title that package.json names is there', () => {
  const named = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
  expect(named.length).toBeGreaterThan(Object.keys(verbs).length);
  for (const key of named) expect(titles).toHaveProperty([key!]);
});

test('keys are written as VS Code has them', () => {
  expect(bindingsOf('undo')[0]).toMatchObject({ key: 'ctrl+z', mac: 'cmd+z' });
  expect(bindingsOf('move-left-far')[0]).toMatchObject({ key: 'shift+left' });
  expect(bindingsOf('keys')[0]).toMatchObject({ key: 'shift+/' });
  expect(bindingsOf('toggle-crop').map(({ key }) => key)).toEqual(['x', 'space']);
});

test('a key is a verb only in its scenes and never in a text field', () => {
  for (const { when } of keybindings) {
    expect(when).toContain("activeWebviewPanelId == 'safari-sleuths.review'");
    expect(when).toMatch(
      /safari-sleuths\.focus (== 'photo'|=~ \/\^\(photo\|list(\|control)?\)\$\/)$/,
    );
  }
  expect(bindingsOf('draw')[0]?.when).toContain("safari-sleuths.scene == 'image'");
  expect(bindingsOf('reject')[0]?.when).toContain('safari-sleuths.scene =~ /^(image|board)$/');
  expect(bindingsOf('undo')[0]?.when).not.toContain('scene');
  // Enter presses the button that has the focus, arrows move in lists.
  expect(bindingsOf('accept')[0]?.when).not.toContain('control');
  expect(bindingsOf('move-up')[0]?.when).toContain("focus == 'photo'");
});

test('the palette shows verbs only while a review is in front', () => {
  const palette = manifest.contributes.menus.commandPalette ?? [];
  expect(palette.map(({ command }) => command)).toEqual(
    Object.keys(verbs).map((verb) => `safari-sleuths.review.${verb}`),
  );
  for (const { when } of palette) expect(when).toContain('activeWebviewPanelId');
});
