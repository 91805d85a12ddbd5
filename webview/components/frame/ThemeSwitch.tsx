import { texts } from '../../texts.ts';
import { themeChoices } from '../../transport/memory.ts';
import { useApp } from '../context.ts';

/** Colours of the page, in a browser; in VS Code the editor's theme rules. */
export function ThemeSwitch() {
  const { theme } = useApp().ui;
  return (
    <select
      class="theme-switch"
      aria-label={texts.top.theme}
      title={texts.top.theme}
      value={theme.value}
      onChange={({ currentTarget }) => {
        theme.value = themeChoices[currentTarget.selectedIndex] ?? 'auto';
      }}
    >
      {themeChoices.map((choice) => (
        <option key={choice} value={choice}>
          {texts.themes[choice]}
        </option>
      ))}
    </select>
  );
}
