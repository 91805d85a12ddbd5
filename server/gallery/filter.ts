/** Pieces of the SQL in which LanceDB takes filters. */

export const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`;

export const oneOf = (column: string, values: readonly string[]): string =>
  `${column} IN (${values.map(quote).join(', ')})`;

export interface NeighbourFilter {
  /** Only crops of this species; null: of any. */
  species: string | null;
  /** The query's own image, left out. */
  image: string;
  /** The query's burst, left out: same place, within so many milliseconds. */
  burst: { place: string; takenAt: number; gap: number } | null;
  /** Only crops of these splits; absent: of all. */
  splits?: readonly string[];
  /** Individuals that the query is known not to be. */
  notIndividuals?: readonly string[];
  /** Further images left out: those of other boxes of the same query. */
  notImages?: readonly string[];
}

/** Crops that wait for a name. */
export const unnamed = "individual IS NULL AND state IN ('proposed', 'accepted')";

/** Crops that wait for a name and may be of this species: theirs is the same, or nobody knows it. */
export const unnamedFilter = (species: string | null): string =>
  species === null ? unnamed : `${unnamed} AND (species IS NULL OR species = ${quote(species)})`;

/** Accepted crops of known individuals that may speak for a query. */
export function neighbourFilter(filter: NeighbourFilter): string {
  const conditions = [
    'individual IS NOT NULL',
    "state = 'accepted'",
    `image <> ${quote(filter.image)}`,
  ];
  if (filter.species !== null) conditions.push(`species = ${quote(filter.species)}`);
  if (filter.splits) conditions.push(oneOf('split', filter.splits));
  if (filter.notIndividuals?.length) {
    conditions.push(`NOT (${oneOf('individual', filter.notIndividuals)})`);
  }
  if (filter.notImages?.length) conditions.push(`NOT (${oneOf('image', filter.notImages)})`);
  if (filter.burst) {
    const { place, takenAt, gap } = filter.burst;
    conditions.push(
      `(taken_at IS NULL OR place <> ${quote(place)} OR ` +
        `taken_at < ${takenAt - gap} OR taken_at > ${takenAt + gap})`,
    );
  }
  return conditions.join(' AND ');
}
