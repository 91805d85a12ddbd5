// How honest the likelihood of a new individual is: some individuals are left out of the gallery, and
// the others' queries and theirs are asked. Fitted on the gallery alone, as the product does it.
//   npm run bench -- novelty [dataset …]    (of ../shared/data: cows, nyala)
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { burstGap } from '../../server/collections/burst.ts';
import { samplesOf } from '../../server/collections/explore-samples.ts';
import { rankNeighbours } from '../../server/collections/rank-neighbours.ts';
import { ExplorationThread } from '../../server/exploration/exploration-thread.ts';
import { Gallery } from '../../server/gallery/gallery.ts';
import { fitNovelty, likelihoodOfNew, noveltyPrior } from '../../server/identity/novelty.ts';
import { identifiedCrops, rowOf, shuffled, type IdentifiedCrop } from './identified.ts';
import { machine } from './machine.ts';

const repeats = 5;
const leftOut = 0.3;

interface Answer {
  score: number;
  isNew: boolean;
  /** With the prior that the gallery tells, and with the true share of new animals. */
  likelihood: number;
  informed: number;
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The chance that a new animal has a lower score than a known one. */
function auc(answers: readonly Answer[]): number {
  const fresh = answers.filter(({ isNew }) => isNew);
  const known = answers.filter(({ isNew }) => !isNew);
  return mean(
    fresh.flatMap((a) =>
      known.map((b) => (a.score < b.score ? 1 : a.score === b.score ? 0.5 : 0) as number),
    ),
  );
}

const brier = (answers: readonly Answer[], of: (answer: Answer) => number) =>
  mean(answers.map((answer) => (of(answer) - Number(answer.isNew)) ** 2));

async function once(crops: readonly IdentifiedCrop[], seed: number) {
  const identities = [...new Set(crops.map(({ identity }) => identity))];
  const strangers = new Set(
    shuffled(identities, seed).slice(0, Math.round(leftOut * identities.length)),
  );
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const gallery = await Gallery.open(folder, 'bench', crops[0]!.vector.length);
  const exploration = new ExplorationThread();
  try {
    const shown = crops.filter(
      ({ identity, split }) => split === 'gallery' && !strangers.has(identity),
    );
    await gallery.upsert(shown.map((crop) => rowOf(crop, crop.identity)));
    const { samples, once: single, sightings } = (await samplesOf(exploration, gallery, null))!;
    const asked = crops.filter(
      ({ identity, split }) => split === 'query' || strangers.has(identity),
    );
    const share = mean(asked.map(({ identity }) => Number(strangers.has(identity))));
    const model = fitNovelty(samples, noveltyPrior(single, sightings));
    const informed = fitNovelty(samples, share);
    if (!model || !informed) return null;
    const answers: Answer[] = [];
    for (const crop of asked) {
      const { place, takenAt } = rowOf(crop, null);
      const burst = takenAt === null ? null : { place, takenAt, gap: burstGap };
      const filter = { species: null, image: crop.path, burst };
      const { individuals } = await rankNeighbours(gallery, crop.vector, filter, 1);
      const [best] = individuals;
      answers.push({
        score: best!.score,
        isNew: strangers.has(crop.identity),
        likelihood: likelihoodOfNew(model, best!.score),
        informed: likelihoodOfNew(informed, best!.score),
      });
    }
    return { answers, model, share };
  } finally {
    await exploration.close();
    await gallery.close();
    await rm(folder, { recursive: true });
  }
}

console.log(machine());
const names = process.argv.length > 2 ? process.argv.slice(2) : ['cows', 'nyala'];
for (const name of names) {
  const crops = await identifiedCrops(name);
  if (!crops) continue;
  const all: Answer[] = [];
  for (let seed = 1; seed <= repeats; seed++) {
    const run = await once(crops, seed);
    if (!run) {
      console.log(`${name}: too few pairs to tell`);
      continue;
    }
    const { answers, model, share } = run;
    console.log(
      `${name} ${seed}: ${answers.length} queries, ${(100 * share).toFixed(0)} % new, ` +
        `prior ${model.prior.toFixed(3)}, threshold ${model.threshold?.toFixed(3) ?? 'none'}, ` +
        `AUC ${auc(answers).toFixed(3)}, Brier ${brier(answers, (a) => a.likelihood).toFixed(3)}; ` +
        `with the true share ${brier(answers, (a) => a.informed).toFixed(3)} ` +
        `(always the share: ${(share * (1 - share)).toFixed(3)})`,
    );
    all.push(...answers);
  }
  console.log(`${name}: how often it was new where the likelihood (true share known) lay in`);
  for (let low = 0; low < 1; low += 0.2) {
    const bin = all.filter(({ informed }) => informed >= low && informed < low + 0.2);
    if (bin.length === 0) continue;
    const said = mean(bin.map(({ informed }) => informed));
    const was = mean(bin.map(({ isNew }) => Number(isNew)));
    console.log(
      `  ${low.toFixed(1)}–${(low + 0.2).toFixed(1)}: said ${said.toFixed(2)}, ` +
        `was ${was.toFixed(2)} (${bin.length})`,
    );
  }
}
