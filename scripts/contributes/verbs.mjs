// What VS Code must know of the verbs of the review: a command, its place in the palette, its keys.
import { keyBinding } from './key-binding.mjs';

const prefix = 'safari-sleuths.review.';
const isVerb = ({ command }) => command.startsWith(prefix);
const inReview = "activeWebviewPanelId == 'safari-sleuths.review'";
/** Which part of the window has the focus is known to the page only after a moment: these at once. */
const notElsewhere = '!inputFocus && !listFocus';
const sceneCount = 5;

/** The manifest with commands, key bindings and palette entries for these verbs, and no others. */
export function withVerbs(manifest, verbs) {
  const names = Object.keys(verbs);
  const { commands = [], keybindings = [], menus = {}, ...contributes } = manifest.contributes;
  const others = (list) => list.filter((one) => !isVerb(one));
  return {
    ...manifest,
    contributes: {
      commands: [
        ...others(commands),
        ...names.map((verb) => ({
          command: prefix + verb,
          category: 'Safari Sleuths',
          title: `%verb.${verb}%`,
        })),
      ],
      keybindings: [
        ...others(keybindings),
        ...names.flatMap((verb) =>
          verbs[verb].keys.map((key) => ({
            command: prefix + verb,
            ...keyBinding(key),
            when: whenOf(key, verbs[verb]),
          })),
        ),
      ],
      menus: {
        ...menus,
        commandPalette: [
          ...others(menus.commandPalette ?? []),
          ...names.map((verb) => ({
            command: prefix + verb,
            when: [inReview, ...sceneOf(verbs[verb])].join(' && '),
          })),
        ],
      },
      ...contributes,
    },
  };
}

/** The titles in VS Code's words, with those of the verbs. */
export function withVerbTitles(titles, verbTexts) {
  const others = Object.entries(titles).filter(([key]) => !key.startsWith('verb.'));
  const own = Object.entries(verbTexts).map(([verb, title]) => [`verb.${verb}`, title]);
  return Object.fromEntries([...others, ...own]);
}

/** When a key of a verb is meant: in its scenes, and not where the key has a sense of its own. */
function whenOf(key, { scenes, photoOnly }) {
  const onControls = key === 'Enter' || key === ' ' ? '' : '|control';
  const focus = photoOnly
    ? "safari-sleuths.focus == 'photo'"
    : `safari-sleuths.focus =~ /^(photo|list${onControls})$/`;
  return [inReview, notElsewhere, ...sceneOf({ scenes }), focus].join(' && ');
}

/** The clause, if one is needed, for what must fill the page. */
function sceneOf({ scenes }) {
  if (scenes.length === sceneCount) return [];
  const [only, ...more] = scenes;
  return more.length === 0
    ? [`safari-sleuths.scene == '${only}'`]
    : [`safari-sleuths.scene =~ /^(${scenes.join('|')})$/`];
}
