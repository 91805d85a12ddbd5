export interface ComboboxOption {
  value: string;
  /** A word beside it, e.g. how many crops there are. */
  detail: string;
}

export interface ComboboxEntry extends ComboboxOption {
  /** Chosen, it makes a new value. */
  isNew: boolean;
}

/**
 * What a combobox offers: a value that is typed out in full comes first, then those that fit, and
 * last, unless it is known already, what was typed as a new value.
 */
export function comboboxEntries(
  options: readonly ComboboxOption[],
  typed: string,
  takesNew = true,
): ComboboxEntry[] {
  const wanted = typed.trim();
  const known = options.map((option) => ({ ...option, isNew: false }));
  if (wanted === '') return known;
  const exact = known.find(({ value }) => value === wanted);
  if (exact) return [exact, ...known.filter((entry) => entry !== exact)];
  if (!takesNew) return known;
  return [...known, { value: wanted, detail: '', isNew: true }];
}
