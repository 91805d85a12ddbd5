const numbers = new Intl.NumberFormat('en');
const rates = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const scores = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
const clocks = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const plurals = new Intl.PluralRules('en');

export const number = (value: number): string => numbers.format(value);

/** A number per second. */
export const rate = (value: number): string => rates.format(value);

/** A similarity or confidence, to two places. */
export const score = (value: number): string => scores.format(value);

/** A number with its noun. */
export const count = (value: number, one: string, other: string): string =>
  `${number(value)} ${plurals.select(value) === 'one' ? one : other}`;

/** A time as the camera or the server wrote it; what is no time stays as it is. */
export function moment(iso: string): string {
  // `Date` reads much that is no date, such as the zeros of a camera whose clock was never set.
  const date = new Date(/^\d{4}-\d\d-\d\d/.test(iso) ? iso : NaN);
  return Number.isNaN(date.getTime()) ? iso : moments.format(date);
}

/** The day of a time or of a date alone; what is none stays as it is. */
export function date(iso: string): string {
  const day = dayOf(iso);
  return day ? dates.format(day) : iso;
}

/** Midnight of a day, here: only the day counts, so no time zone may shift it. */
function dayOf(iso: string): Date | null {
  const day = new Date(/^\d{4}-\d\d-\d\d/.test(iso) ? `${iso.slice(0, 10)}T00:00` : NaN);
  return Number.isNaN(day.getTime()) ? null : day;
}

/** From the first day to the last; one day alone where they are the same. */
export function dateRange(first: string, last: string): string {
  const [from, to] = [dayOf(first), dayOf(last)];
  if (from && to && from <= to) return dates.formatRange(from, to).replaceAll('\u2009', ' ');
  return `${date(first)} – ${date(last)}`;
}

/** The time of day to the second; what is no time stays as it is. */
export function clock(iso: string): string {
  const time = new Date(/^\d{4}-\d\d-\d\d/.test(iso) ? iso : NaN);
  return Number.isNaN(time.getTime()) ? iso : clocks.format(time);
}

/** From when to when: the day is said once where both are of one. */
export function timeSpan(from: string, to: string): string {
  if (from === to) return `${date(from)}, ${clock(from)}`;
  return from.slice(0, 10) === to.slice(0, 10)
    ? `${date(from)}, ${clock(from)} – ${clock(to)}`
    : `${moment(from)} – ${moment(to)}`;
}

/** As `timeSpan`, without the day where both are of one. */
export function clockSpan(from: string, to: string): string {
  if (from.slice(0, 10) !== to.slice(0, 10)) return timeSpan(from, to);
  return from === to ? clock(from) : `${clock(from)} – ${clock(to)}`;
}

/** Seconds, minutes or hours: as exact as a time left can be. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
