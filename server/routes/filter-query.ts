import { SleuthsError } from '../contract/errors.ts';
import type { Filters } from '../contract/filters.ts';

/** Photographs of one place no further apart than this are a burst, where nobody says otherwise. */
export const defaultGap = 60;

const isDay = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** @throws SleuthsError `bad-request` when a day is none */
export function checkDays({ from, to }: Pick<Filters, 'from' | 'to'>): void {
  for (const [field, day] of Object.entries({ from, to })) {
    if (day === undefined || isDay(day)) continue;
    throw new SleuthsError({
      code: 'bad-request',
      message: `“${day}” is not a day.`,
      remedy: 'Give year, month and day: 2026-05-31.',
      field: `querystring/${field}`,
    });
  }
}
