import { verbs, type Verb } from '../../server/contract/verbs.ts';

export type Topic = 'decide' | 'boxes' | 'go' | 'look' | 'compare' | 'board';

/** The first verb of each topic; the verbs stand in the order of the topics. */
const beginnings: readonly [Topic, Verb][] = [
  ['decide', 'accept'],
  ['boxes', 'next-box'],
  ['go', 'next-image'],
  ['look', 'zoom-in'],
  ['compare', 'same'],
  ['board', 'toggle-crop'],
];

const names = Object.keys(verbs) as Verb[];

/** All verbs by what they are about, as the list of keys shows them. */
export const topics: readonly { topic: Topic; verbs: readonly Verb[] }[] = beginnings.map(
  ([topic, first], index) => {
    const next = beginnings[index + 1]?.[1];
    return {
      topic,
      verbs: names.slice(names.indexOf(first), next ? names.indexOf(next) : undefined),
    };
  },
);
