import type { Overview } from '../contract/overview.ts';
import { cachedUntilWritten } from './count-cache.ts';
import type { Statements } from './statements.ts';
import { strip } from './strip.ts';

const stripLength = 8;
const mostDays = 400;
const oneDay = 86_400_000;

/** Labelled or empty, with no proposal left: neither open nor unreadable. */
const reviewed = 'images - open - unreadable';

/** How far the review is. */
export function overview(db: Statements): Overview {
  return cachedUntilWritten(db, 'overview', () => ({
    ...progress(db),
    splits: db.all<Overview['splits'][number]>(
      `SELECT split, images, ${reviewed} AS reviewed FROM sums WHERE images > 0 ORDER BY split`,
    ),
    species: speciesOf(db),
    days: daysOf(db),
  }));
}

function progress(db: Statements): Pick<Overview, 'images' | 'reviewed' | 'unreadable' | 'boxes'> {
  const sum = (name: string) => `coalesce(sum(${name}), 0)`;
  const {
    images,
    reviewed: done,
    unreadable,
    ...boxes
  } = db.get<Overview['boxes'] & Pick<Overview, 'images' | 'reviewed' | 'unreadable'>>(
    `SELECT ${sum('images')} AS images, ${sum(reviewed)} AS reviewed,
       ${sum('unreadable')} AS unreadable, ${sum('proposed')} AS proposed,
       ${sum('accepted')} AS accepted, ${sum('rejected')} AS rejected,
       ${sum('unidentifiable')} AS unidentifiable, ${sum('named')} AS named FROM sums`,
  )!;
  return { images, reviewed: done, unreadable, boxes };
}

function speciesOf(db: Statements): Overview['species'] {
  const rows = db.all<Omit<Overview['species'][number], 'strip'>>(
    `SELECT species, count(*) AS boxes, count(individual) AS named,
       count(DISTINCT individual) AS individuals,
       min(taken_at) AS firstSeen, max(taken_at) AS lastSeen
     FROM boxes WHERE state <> 'rejected' GROUP BY species ORDER BY boxes DESC, species`,
  );
  return rows.map((row) => ({
    ...row,
    strip: strip(db, "state <> 'rejected' AND species IS ?", [row.species], row.boxes, stripLength),
  }));
}

function daysOf(db: Statements): Overview['days'] {
  return db
    .all<{ day: number; images: number; reviewed: number }>(
      `SELECT by_time / ${oneDay} AS day, count(*) AS images,
         sum(failure IS NULL AND NOT open) AS reviewed
       FROM images WHERE camera_time IS NOT NULL GROUP BY day ORDER BY day DESC LIMIT ?`,
      mostDays,
    )
    .map(({ day, ...counts }) => ({
      day: new Date(day * oneDay).toISOString().slice(0, 10),
      ...counts,
    }))
    .reverse();
}
