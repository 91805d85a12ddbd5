import readExif from 'exif-reader';

/** Digital cameras write EXIF since 1995; an earlier date is a clock that was never set. */
const firstYear = 1995;
const oneDay = 86_400_000;

/**
 * When a photograph was taken, by its EXIF DateTimeOriginal (and SubSecTimeOriginal, OffsetTimeOriginal
 * where they are there).
 * @param exif the raw EXIF block, with or without its `Exif\0\0` prefix
 * @returns the camera's local time as `YYYY-MM-DDTHH:mm:ss[.sss][±hh:mm]`; null: none, or absurd
 */
export function takenAtOf(exif: Buffer | undefined, now: Date = new Date()): string | null {
  if (!exif) return null;
  const photo = readPhotoTags(exif);
  const date = photo?.DateTimeOriginal;
  if (!(date instanceof Date) || Number.isNaN(date.getTime())) return null;

  // The reader gives the camera's local time as if it were UTC.
  const local = date.toISOString().slice(0, 19);
  // 2023:13:45 comes as a day of the next year: only a date that stands there in so many digits is one.
  if (!exif.includes(local.replace(/-/g, ':').replace('T', ' '), 0, 'latin1')) return null;
  if (date.getUTCFullYear() < firstYear || date.getTime() > now.getTime() + oneDay) return null;

  const fraction = /^\d{1,3}/.exec(textOf(photo?.SubSecTimeOriginal))?.[0];
  const offset = /^[+-](0\d|1[0-4]):[0-5]\d$/.exec(textOf(photo?.OffsetTimeOriginal).trim())?.[0];
  return local + (fraction ? `.${fraction.padEnd(3, '0')}` : '') + (offset ?? '');
}

function readPhotoTags(exif: Buffer) {
  try {
    return readExif(exif).Photo ?? null;
  } catch {
    // A broken EXIF block costs its date, not the photograph.
    return null;
  }
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/\0+$/, '') : '';
