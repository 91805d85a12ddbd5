/** Where and when a camera took a photograph, as far as its path and its clock tell. */

/**
 * An image's time on the camera's own clock, in milliseconds as if that clock were UTC; bursts are
 * compared by it. null: no time is known.
 */
export function cameraTime(takenAt: string | null): number | null {
  if (takenAt === null) return null;
  const local = takenAt.replace(/(Z|[+-]\d\d:\d\d)$/, '');
  const time = Date.parse(`${local}Z`);
  return Number.isNaN(time) ? null : time;
}

/** Photographs of one camera lie in one folder: the best that a path tells of a place. */
export function placeOf(image: string): string {
  const end = image.lastIndexOf('/');
  return end < 0 ? '.' : image.slice(0, end);
}
