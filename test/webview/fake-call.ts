import type { Annotation } from '../../server/contract/annotation.ts';
import type { Call } from '../../server/contract/client.ts';
import { SleuthsError, type ErrorBody } from '../../server/contract/errors.ts';
import type { ImageDocument, ImageSummary } from '../../server/contract/image.ts';
import type { Ranking, Suggestion } from '../../server/contract/suggestion.ts';
import type { Input, Reply, RouteName } from '../../server/contract/routes.ts';

export type Answer<Name extends RouteName> = (
  input: Input<Name>,
  signal?: AbortSignal,
) => Reply<Name> | Promise<Reply<Name>>;
export type Answers = { [Name in RouteName]?: Answer<Name> };

export interface FakeCall {
  call: Call;
  /** Every call so far. */
  calls: { name: RouteName; input: unknown }[];
  inputsOf<Name extends RouteName>(name: Name): Input<Name>[];
}

/** A server made of functions; a route without one does not exist. */
export function fakeCall(answers: Answers): FakeCall {
  const calls: FakeCall['calls'] = [];
  return {
    calls,
    inputsOf: <Name extends RouteName>(name: Name) =>
      calls.filter((one) => one.name === name).map((one) => one.input as Input<Name>),
    call: async (name, input, signal) => {
      calls.push({ name, input });
      const answer = answers[name];
      if (!answer) throw failure({ code: 'not-found', message: `no ${name}` });
      await Promise.resolve();
      return answer(input, signal);
    },
  };
}

export function failure(body: ErrorBody): SleuthsError {
  return new SleuthsError(body);
}

/** Boxes of other ids lie elsewhere, as those of other animals do. */
function boxOf(id: string): Annotation['box'] {
  const at = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) - 'a'.charCodeAt(0);
  return [0.5 + 0.03 * (at % 15), 0.5 - 0.2 * (at % 3), 0.2, 0.2];
}

export function annotation(part: Partial<Annotation> = {}): Annotation {
  return {
    id: 'a',
    box: boxOf(part.id ?? 'a'),
    species: 'giraffe',
    individual: null,
    viewpoint: null,
    state: 'proposed',
    confidence: 0.9,
    provenance: null,
    comparisons: [],
    line: null,
    ...part,
  };
}

export function summary(id: string, part: Partial<ImageSummary> = {}): ImageSummary {
  return {
    id,
    split: 'train',
    version: '1',
    status: 'unlabelled',
    width: 1000,
    height: 500,
    takenAt: null,
    indexed: true,
    counts: { proposed: 1, accepted: 0, rejected: 0, unidentifiable: 0, named: 0 },
    problems: 0,
    ...part,
  };
}

export function imageDocument(id: string, part: Partial<ImageDocument> = {}): ImageDocument {
  return { ...summary(id), problems: [], annotations: [annotation()], ...part };
}

export function suggestion(individual: string, part: Partial<Suggestion> = {}): Suggestion {
  return {
    individual,
    species: 'giraffe',
    score: 0.5,
    support: 1,
    crops: 1,
    lastSeen: null,
    cannotCompare: false,
    exemplars: [],
    ...part,
  };
}

export function ranking(...individuals: string[]): Ranking {
  return {
    suggestions: individuals.map((individual) => suggestion(individual)),
    gallery: {
      crops: individuals.length,
      individuals: individuals.length,
      species: 'giraffe',
      model: 'm',
      leftOut: { image: 'a.jpg', burst: null, different: [] },
      nearest: individuals.length,
      searched: 'exact',
    },
    newIndividual: null,
    empty: null,
  };
}

/** Lets everything run that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}
