import { parseOwnKeys, type OwnKeys } from './own-keys.ts';

export const themeChoices = ['auto', 'dark', 'light', 'hc-dark', 'hc-light'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** What the page remembers of how a person likes it; nothing here is work. */
export interface Remembered {
  theme: ThemeChoice;
  /** Widths of the side columns in CSS pixels; null: as the window's width suggests. */
  leftWidth: number | null;
  rightWidth: number | null;
  /** Side of a crop on a board, in CSS pixels. */
  cropSize: number;
  /** Used in a browser only; VS Code has its own keybindings. */
  keys: OwnKeys;
  /** By dataset: what was reviewed there, as the queue reads it. */
  queues: Readonly<Record<string, unknown>>;
}

export const defaultRemembered: Remembered = {
  theme: 'auto',
  leftWidth: null,
  rightWidth: null,
  cropSize: 152,
  keys: {},
  queues: {},
};

/** Crops on a board: small enough for many, large enough for a coat. */
export const cropSizes = { smallest: 80, largest: 400 };

export interface Memory {
  read(): Remembered;
  /** Exchanges what is given; the rest stays. */
  write(part: Partial<Remembered>): void;
}

/** Reads a stored value of unknown age: what is missing or wrong becomes the default. */
export function parseRemembered(value: unknown): Remembered {
  const stored = asRecord(value);
  const width = (key: 'leftWidth' | 'rightWidth') => {
    const number = stored[key];
    return typeof number === 'number' && Number.isFinite(number)
      ? Math.min(900, Math.max(160, number))
      : null;
  };
  const size = (value: unknown) =>
    typeof value === 'number' && Number.isFinite(value)
      ? Math.min(cropSizes.largest, Math.max(cropSizes.smallest, value))
      : defaultRemembered.cropSize;
  return {
    theme: themeChoices.find((choice) => choice === stored.theme) ?? defaultRemembered.theme,
    leftWidth: width('leftWidth'),
    rightWidth: width('rightWidth'),
    cropSize: size(stored.cropSize),
    keys: parseOwnKeys(stored.keys),
    queues: asRecord(stored.queues),
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
