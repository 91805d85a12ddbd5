import type { Flank } from '../animals/mesh.ts';
import { createRandom, type Random } from '../maths/random.ts';
import type { Light } from '../render/light.ts';
import { perform } from './acting.ts';
import { cast, type Individual } from './cast.ts';
import { habitats, hours, temperatures, type Haunt } from './habitat.ts';
import type { Actor, Shot, Visit } from './shot.ts';

export type SavannaSize = 'small' | 'full';

/** Days on which the pictures of a split were taken. */
const days = { train: '2024-06-11', val: '2024-06-19', incoming: '2024-06-26' } as const;
type Split = keyof typeof days;

const two = (value: number): string => String(value).padStart(2, '0');

/** Collects shots by backdrop (split, place, light) and gives each a time of its own. */
class Diary {
  readonly visits = new Map<string, { visit: Visit; shots: Shot[]; minutes: number }>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Enters an encounter: its photographs follow each other by some seconds. */
  enter(
    split: Split,
    haunt: Haunt,
    light: Light['name'],
    frames: readonly (readonly Actor[])[],
  ): void {
    const key = `${split}/${haunt.site}/${light}`;
    const [from, to] = hours[light];
    let entry = this.visits.get(key);
    if (!entry) {
      const shots: Shot[] = [];
      const temperature = temperatures[light] + this.#random.integer(-2, 3);
      const visit: Visit = { site: haunt.site, light, day: days[split], temperature, shots };
      entry = { visit, shots, minutes: from * 60 + this.#random.between(0, 4) };
      this.visits.set(key, entry);
    }
    let seconds = Math.round(entry.minutes * 60);
    for (const actors of frames) {
      const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
      const clock = time.map(two);
      const stem = `${haunt.site}_${days[split].replaceAll('-', '')}_${clock.join('')}`;
      entry.shots.push({
        file: `${split}/${stem}.jpg`,
        takenAt: `${days[split]}T${clock.join(':')}`,
        actors,
        moment: seconds % 600,
      });
      seconds += this.#random.integer(2, 4);
    }
    entry.minutes += Math.min(((to - from) * 60) / 12, this.#random.between(3, 9));
  }
}

const flanks: readonly Flank[] = ['left', 'right'];

/** Goes round a species' haunts and lights, so that each individual is met in several. */
function meeting(individual: Individual, turn: number): { haunt: Haunt; light: Light['name'] } {
  const haunts = habitats[individual.species];
  const haunt = haunts[turn % haunts.length]!;
  const light = haunt.lights[Math.floor(turn / haunts.length) % haunt.lights.length]!;
  return { haunt, light };
}

function planSolo(
  diary: Diary,
  split: Split,
  individual: Individual,
  how: { flank: Flank; turn: number; frames: number; random: Random },
): void {
  const { haunt, light } = meeting(individual, how.turn);
  const { actor, later } = perform(individual, how.flank, haunt, how.random);
  const frames = Array.from({ length: how.frames }, (_, i) => [i === 0 ? actor : later(i * 0.34)]);
  diary.enter(split, haunt, light, frames);
}

function planPair(
  diary: Diary,
  split: Split,
  pair: readonly [Individual, Individual],
  how: { flank: Flank; turn: number; frames: number; random: Random },
): void {
  const { haunt, light } = meeting(pair[0], how.turn);
  const side = how.random.chance(0.5) ? 1 : -1;
  const front = perform(pair[0], how.flank, haunt, how.random, {
    share: 0.85 * side,
    depth: haunt.near * 1.1,
  });
  const back = perform(pair[1], how.flank, haunt, how.random, {
    share: -0.8 * side,
    depth: haunt.near * 1.38,
  });
  const frames = Array.from({ length: how.frames }, (_, i) => [
    front.later(i * 0.3),
    back.later(i * 0.3),
  ]);
  diary.enter(split, haunt, light, frames);
}

/**
 * Plans every photograph: a gallery of known individuals from both flanks (train), some more of them
 * (val), and bursts that nobody has looked at yet, with two strangers and a false alarm (incoming).
 */
export function planSavanna(seed: number, size: SavannaSize): Visit[] {
  const diary = new Diary(createRandom(seed, 'diary'));
  const small = size === 'small';
  const known = cast.filter((individual) => individual.known);
  const actors = small ? known.filter((_, i) => [0, 4, 5, 8, 11].includes(i)) : known;
  actors.forEach((individual, index) => {
    const random = createRandom(seed, 'train', individual.name);
    const rounds = small ? 1 : 2;
    for (let round = 0; round < rounds; round++) {
      flanks.forEach((flank, side) => {
        // Three turns on, the same flank is met in another place and light.
        const turn = round * 3 + side + index;
        planSolo(diary, 'train', individual, { flank, turn, frames: 1, random });
      });
    }
  });
  const zebras = actors.filter(({ species }) => species === 'zebra');
  const giraffes = actors.filter(({ species }) => species === 'giraffe');
  const groups = createRandom(seed, 'groups');
  const pair = (split: Split, two: readonly Individual[], turn: number, frames: number): void => {
    const [first, second] = two;
    if (!first || !second) return;
    planPair(diary, split, [first, second], {
      flank: groups.pick(flanks),
      turn,
      frames,
      random: groups,
    });
  };
  pair('train', zebras, 1, 1);
  if (!small) {
    pair('train', zebras.slice(2), 0, 1);
    pair('train', giraffes, 3, 1);
    const again = actors.filter((_, index) => index % 2 === 0);
    again.forEach((individual, index) => {
      const random = createRandom(seed, 'val', individual.name);
      planSolo(diary, 'val', individual, {
        flank: random.pick(flanks),
        turn: index % 2,
        frames: 1,
        random,
      });
    });
  }

  const visitors = small
    ? actors.slice(0, 1)
    : cast.filter(
        ({ name, known: isKnown }) =>
          !isKnown || 'Amani Zuri Pundo Kito Sheba Kali Moto'.includes(name),
      );
  visitors.forEach((individual, index) => {
    const random = createRandom(seed, 'incoming', individual.name);
    const flank = flanks[index % 2]!;
    planSolo(diary, 'incoming', individual, { flank, turn: index * 3 + 1, frames: 3, random });
  });
  if (!small) {
    pair('incoming', [zebras[0]!, zebras[3]!], 1, 3);
    // Grass in the wind sets a camera off, too.
    diary.enter('incoming', habitats.zebra[0]!, 'noon', [[], []]);
  }
  return [...diary.visits.values()].map(({ visit }) => visit);
}
