import type { Ranking, Suggestion } from '../contract/suggestion.ts';
import type { NeighbourFilter } from '../gallery/filter.ts';
import type { Neighbour } from '../gallery/gallery-row.ts';
import { fuseRankings } from '../identity/fuse.ts';
import type { RankedIndividual } from '../identity/rank.ts';
import { newIndividualOf } from './explore-novelty.ts';
import type { OpenCollection } from './open-collection.ts';
import { burstOf, vectorOf, type QueryBox } from './query-box.ts';
import { rankNeighbours, type NeighbourRanking } from './rank-neighbours.ts';

/**
 * Who an animal probably is, of which there are one or several boxes: individuals ranked by the exact
 * search of the gallery. The boxes' own photographs and bursts do not speak for them, and who a person
 * has told apart from one of them is not suggested again.
 */
export async function suggest(
  collection: OpenCollection,
  boxes: readonly QueryBox[],
  limit: number,
): Promise<Ranking> {
  const species = speciesOf(boxes);
  const different = namesWith(boxes, 'different');
  const first = boxes[0]!;
  const burst = burstOf(first);
  const images = [...new Set(boxes.map(({ document }) => document.id))];
  const leftOut = {
    image: first.document.id,
    burst: burst && { place: burst.place, seconds: burst.gap / 1000 },
    different,
  };
  const none: Ranking['gallery'] = {
    crops: 0,
    individuals: 0,
    species,
    model: null,
    leftOut,
    nearest: 0,
    searched: 'exact',
  };
  const nobody = { suggestions: [], newIndividual: null };
  const embedder = await collection.engine.embedder();
  const gallery = await collection.gallery();
  if (!embedder || !gallery) return { ...nobody, gallery: none, empty: 'no-embedder' };

  const filterOf = (box: QueryBox): NeighbourFilter => ({
    species,
    image: box.document.id,
    burst: burstOf(box),
    notIndividuals: different,
    notImages: images,
  });
  const crops = await gallery.count(filterOf(first));
  const summary = { ...none, crops, model: embedder.id };
  if (crops === 0) {
    const any = species === null ? 0 : await gallery.count({ ...filterOf(first), species: null });
    const empty = any > 0 ? 'no-gallery-of-species' : 'no-gallery';
    return { ...nobody, gallery: summary, empty };
  }

  const rankings: NeighbourRanking[] = [];
  for (const box of boxes) {
    const vector = await vectorOf(collection, gallery, box);
    if (vector) rankings.push(await rankNeighbours(gallery, vector, filterOf(box), limit));
  }
  if (rankings.length === 0) return { ...nobody, gallery: summary, empty: 'not-indexed' };

  const fused = fuseRankings(rankings.map((ranking) => ranking.individuals)).slice(0, limit);
  const nearest = rankings.reduce((sum, ranking) => sum + ranking.nearest, 0);
  const [suggestions, individuals, newIndividual] = await Promise.all([
    suggestionsOf(collection, fused, boxes),
    collection.catalogue.countOtherIndividuals(species, images, different, burst),
    newIndividualOf(
      collection,
      gallery,
      { species, crops },
      rankings.map(({ individuals: [best] }) => best?.score ?? null),
      fused.map(({ score }) => score),
    ),
  ]);
  return {
    suggestions,
    gallery: { ...summary, individuals, nearest },
    newIndividual,
    empty: null,
  };
}

/** The species that the boxes have in common; null: they disagree, or nobody knows. */
function speciesOf(boxes: readonly QueryBox[]): string | null {
  const known = new Set(boxes.flatMap(({ annotation }) => annotation.species ?? []));
  return known.size === 1 ? [...known][0]! : null;
}

const verdictsOf = ({ annotation }: QueryBox, verdict: 'different' | 'cannot-compare') =>
  annotation.comparisons
    .filter((comparison) => comparison.verdict === verdict)
    .map(({ individual }) => individual);

/** What is true of one box of an animal is true of the animal. */
const namesWith = (boxes: readonly QueryBox[], verdict: 'different') => [
  ...new Set(boxes.flatMap((box) => verdictsOf(box, verdict))),
];

async function suggestionsOf(
  collection: OpenCollection,
  ranking: readonly RankedIndividual<Neighbour>[],
  boxes: readonly QueryBox[],
): Promise<Suggestion[]> {
  const facts = await collection.catalogue.individualFacts(
    ranking.map(({ individual, species }) => ({ individual, species })),
  );
  // Where one of several boxes could be compared, the animal could.
  const incomparable = boxes.map((box) => new Set(verdictsOf(box, 'cannot-compare')));
  return ranking.map(({ individual, species, score, support, exemplars }, index) => ({
    individual,
    species,
    score,
    support,
    ...facts[index]!,
    cannotCompare: incomparable.every((names) => names.has(individual)),
    exemplars: exemplars.map(({ image, box, viewpoint, similarity }) => ({
      image,
      box,
      viewpoint,
      similarity,
    })),
  }));
}
