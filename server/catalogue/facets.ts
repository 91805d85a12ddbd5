import type { SQLInputValue } from 'node:sqlite';
import type { Facets, Filters } from '../contract/filters.ts';
import { allOf, boxConditions, imageConditions, someBox } from './conditions.ts';
import { cachedUntilWritten } from './count-cache.ts';
import { countImages } from './count-images.ts';
import { knownSpecies } from './species.ts';
import type { Statements } from './statements.ts';

/** How many images each choice of a filter would leave, the other filters as they are. */
export function facets(db: Statements, filter: Filters): Facets {
  return cachedUntilWritten(db, `facets ${JSON.stringify(filter)}`, () => ({
    total: countImages(db, filter),
    ...imageFacets(db, filter),
    ...boxFacets(db, filter),
  }));
}

interface Cell {
  split: string;
  status: string;
  problems: number;
  inDays: number;
  images: number;
  first: number | null;
  last: number | null;
}

/** Facets of the image's own columns, from the counts of all their combinations. */
function imageFacets(db: Statements, filter: Filters) {
  const { split, status, problems, from, to, ...rest } = filter;
  const box = someBox(filter);
  const { sql, values } = allOf([...imageConditions(rest), ...(box ? [box] : [])]);
  const days = imageConditions({
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  const inDays = allOf(days);
  const cells = db.all<Cell>(
    `SELECT i.split, i.status, i.problems > 0 AS problems, ${inDays.sql} AS inDays,
       count(*) AS images, min(i.camera_time) AS first, max(i.camera_time) AS last
     FROM images i WHERE ${sql} GROUP BY 1, 2, 3, 4`,
    ...inDays.values,
    ...values,
  );
  const fits = (cell: Cell, except: 'split' | 'status' | 'problems' | 'days') =>
    (except === 'split' || split === undefined || cell.split === split) &&
    (except === 'status' || status === undefined || cell.status === status) &&
    (except === 'problems' || problems === undefined || cell.problems === Number(problems)) &&
    (except === 'days' || cell.inDays === 1);
  const countBy = (of: 'split' | 'status') => {
    const counts: Record<string, number> = {};
    for (const cell of cells) {
      if (fits(cell, of)) counts[cell[of]] = (counts[cell[of]] ?? 0) + cell.images;
    }
    return counts;
  };
  const timed = cells.filter((cell) => fits(cell, 'days') && cell.first !== null);
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  return {
    split: countBy('split'),
    status: countBy('status'),
    problems: cells
      .filter((cell) => cell.problems === 1 && fits(cell, 'problems'))
      .reduce((sum, { images }) => sum + images, 0),
    firstDay: timed.length > 0 ? day(Math.min(...timed.map(({ first }) => first!))) : null,
    lastDay: timed.length > 0 ? day(Math.max(...timed.map(({ last }) => last!))) : null,
  };
}

const states = ['proposed', 'accepted', 'rejected', 'unidentifiable'] as const;
const viewpoints = ['left', 'right', 'front', 'back', 'none'] as const;

/**
 * Facets of boxes in one pass: for each image and each choice, whether one of its boxes fits the choice
 * and all that else is asked of boxes.
 */
function boxFacets(db: Statements, filter: Filters) {
  const species = knownSpecies(db);
  const choices: { of: 'species' | 'state' | 'viewpoint' | 'named'; name: string; as: Filters }[] =
    [
      ...species.map((name) => ({ of: 'species' as const, name, as: { species: name } })),
      ...states.map((name) => ({ of: 'state' as const, name, as: { state: name } })),
      ...viewpoints.map((name) => ({ of: 'viewpoint' as const, name, as: { viewpoint: name } })),
      { of: 'named', name: 'true', as: { named: true } },
      { of: 'named', name: 'false', as: { named: false } },
    ];
  const flags: string[] = [];
  const flagValues: SQLInputValue[] = [];
  choices.forEach(({ of, as }, index) => {
    const { [of]: _, ...others } = filter;
    const { sql, values } = allOf(boxConditions({ ...others, ...as }));
    flags.push(`max(${sql}) AS f${index}`);
    flagValues.push(...values);
  });
  const ofImages = imageConditions(filter);
  const { sql, values } = allOf(ofImages);
  const join = ofImages.length > 0 ? 'JOIN images i ON i.path = b.image' : '';
  const sums = db.get<Record<string, number | null>>(
    `SELECT ${choices.map((_, index) => `sum(f${index}) AS f${index}`).join(', ')} FROM (
       SELECT ${flags.join(', ')} FROM boxes b ${join} WHERE ${sql} GROUP BY b.image)`,
    ...flagValues,
    ...values,
  )!;
  const counts: Record<'species' | 'state' | 'viewpoint' | 'named', Record<string, number>> = {
    species: {},
    state: {},
    viewpoint: {},
    named: {},
  };
  choices.forEach(({ of, name }, index) => {
    const count = sums[`f${index}`] ?? 0;
    if (count > 0) counts[of][name] = count;
  });
  return counts;
}
