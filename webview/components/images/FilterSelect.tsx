import { texts } from '../../texts.ts';

export interface FilterSelectProps {
  label: string;
  /** '' leaves it open. */
  value: string;
  options: readonly { value: string; text: string }[];
  onChange: (value: string) => void;
}

/** One of a few values, or any. */
export function FilterSelect({ label, value, options, onChange }: FilterSelectProps) {
  return (
    <label class="filter-field">
      <span>{label}</span>
      <select
        class="select-input"
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        <option value="">{texts.images.any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}
