/** Keys by VS Code's names; a character that needs Shift by the key that writes it, as VS Code has it. */
const names = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  ' ': 'space',
  '+': 'shift+=',
  '?': 'shift+/',
};

/** A key of the verbs (`Mod+Shift+z`) as a key binding of package.json. */
export function keyBinding(name) {
  const [, modifiers, key] = /^((?:(?:Mod|Alt|Shift)\+)*)(.+)$/s.exec(name);
  const plain = names[key] ?? key.toLowerCase();
  const binding = (mod) => modifiers.replace('Mod', mod).toLowerCase() + plain;
  return modifiers.includes('Mod')
    ? { key: binding('ctrl'), mac: binding('cmd') }
    : { key: binding('') };
}
