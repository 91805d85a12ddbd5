import type { SQLInputValue } from 'node:sqlite';
import type { Facets, Filters } from '../contract/filters.ts';
import { allOf, boxConditions, imageConditions, someBox, type Part } from './conditions.ts';
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

type ImageDimension = 'split' | 'status' | 'problems' | 'days';

const statuses = ['unlabelled', 'labelled', 'empty', 'unreadable'] as const;

/** Facets of the image's own columns, summed in one pass. */
function imageFacets(db: Statements, filter: Filters) {
  const { split, status, problems, from, to, ...rest } = filter;
  const own: Record<ImageDimension, Filters> = {
    split: split === undefined ? {} : { split },
    status: status === undefined ? {} : { status },
    problems: problems === undefined ? {} : { problems },
    days: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
  };
  const except = (dimension: ImageDimension) =>
    Object.entries(own).reduce<Filters>(
      (all, [of, asked]) => (of === dimension ? all : { ...all, ...asked }),
      {},
    );
  const splits = db
    .all<{ split: string }>('SELECT split FROM sums WHERE images > 0 ORDER BY split')
    .map((row) => row.split);

  const columns: Part[] = [];
  /** Adds a column with what `sql` makes of `{}`, the condition. */
  const column = (sql: string, asked: Filters) => {
    const { sql: condition, values } = allOf(imageConditions(asked));
    return columns.push({ sql: sql.replace('{}', condition), values }) - 1;
  };
  const ofSplits = splits.map((name) => column('sum({})', { ...except('split'), split: name }));
  const ofStatuses = statuses.map((name) =>
    column('sum({})', { ...except('status'), status: name }),
  );
  const ofProblems = column('sum({})', { ...except('problems'), problems: true });
  const first = column('min(iif({}, i.camera_time, NULL))', except('days'));
  const last = column('max(iif({}, i.camera_time, NULL))', except('days'));

  const box = someBox(filter);
  const { sql, values } = allOf([...imageConditions(rest), ...(box ? [box] : [])]);
  const sums = db.get<Record<string, number | null>>(
    `SELECT ${columns.map((one, index) => `${one.sql} AS f${index}`).join(', ')}
     FROM images i WHERE ${sql}`,
    ...columns.flatMap((one) => one.values),
    ...values,
  )!;
  const countsOf = (names: readonly string[], indices: readonly number[]) =>
    Object.fromEntries(
      names
        .map((name, n) => [name, sums[`f${indices[n]}`] ?? 0] as const)
        .filter(([, count]) => count > 0),
    );
  const dayOf = (index: number) => {
    const time = sums[`f${index}`] ?? null;
    return time === null ? null : new Date(time).toISOString().slice(0, 10);
  };
  return {
    split: countsOf(splits, ofSplits),
    status: countsOf(statuses, ofStatuses),
    problems: sums[`f${ofProblems}`] ?? 0,
    firstDay: dayOf(first),
    lastDay: dayOf(last),
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
