import { texts } from '../../texts.ts';
import type { FilterSelectProps } from './FilterSelect.tsx';

/** One of a few values, all in sight with how many images each would leave; pressed again: any. */
export function FilterPills({ label, value, choices, onChange }: FilterSelectProps) {
  return (
    <div class="filter-field" role="group" aria-label={label}>
      <span class="filter-label">{label}</span>
      <div class="filter-pills">
        {choices.map((choice) => {
          const pressed = choice.value === value;
          return (
            <button
              key={choice.value}
              type="button"
              class="filter-pill"
              aria-pressed={pressed}
              data-none={choice.images === 0}
              onClick={() => onChange(pressed ? '' : choice.value)}
            >
              <span aria-hidden="true">{choice.text}</span>
              {choice.images === undefined ? null : (
                <span class="filter-count" aria-hidden="true">
                  {texts.format.number(choice.images)}
                </span>
              )}
              <span class="visually-hidden">
                {texts.filters.choice(choice.text, choice.images)}
              </span>
            </button>
          );
        })}
      </div>
    </div>
  );
}
