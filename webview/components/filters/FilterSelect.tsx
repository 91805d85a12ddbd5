import { texts } from '../../texts.ts';

export interface Choice {
  value: string;
  text: string;
  /** Images that it would leave; undefined: not known. */
  images: number | undefined;
}

export interface FilterSelectProps {
  label: string;
  /** '' leaves it open. */
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
}

/** One of many values, or any. */
export function FilterSelect({ label, value, choices, onChange }: FilterSelectProps) {
  return (
    <label class="filter-field">
      <span class="filter-label">{label}</span>
      <select
        class="select-input"
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        <option value="">{texts.filters.any}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {texts.filters.option(choice.text, choice.images)}
          </option>
        ))}
      </select>
    </label>
  );
}
