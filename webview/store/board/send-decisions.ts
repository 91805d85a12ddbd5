import type { Call } from '../../../server/contract/client.ts';
import type { ImageDecision } from '../../../server/contract/edit.ts';
import type { ErrorBody } from '../../../server/contract/errors.ts';
import { toErrorBody } from '../error-body.ts';
import { retriesItself } from '../retries-itself.ts';

/** Images a request: few enough that progress is seen and that it can be stopped. */
const chunkSize = 100;

/** What became of some of the images. */
export interface Outcome {
  saved: readonly { image: string; version: string }[];
  refused: readonly { image: string; error: ErrorBody }[];
  /** Images that may be saved at the next attempt: it was not reached, or the dataset was locked. */
  unsent: readonly { image: string; error: ErrorBody }[];
}

export interface SendOptions {
  call: Call;
  collection: string;
  /** All that is sent under one step is undone together. */
  step: string;
  decisions: readonly ImageDecision[];
  /** After each request. */
  onOutcome: (outcome: Outcome) => void;
  /** Nothing more is sent once it is aborted; what is on its way arrives. */
  signal?: AbortSignal;
}

/** Sends decisions about many images, some at a time. Never rejects. */
export async function sendDecisions(options: SendOptions): Promise<void> {
  const { call, collection, step, decisions, onOutcome, signal } = options;
  for (let from = 0; from < decisions.length && !signal?.aborted; from += chunkSize) {
    const chunk = decisions.slice(from, from + chunkSize);
    try {
      const body = { decisions: chunk, step };
      const reply = await call('decisions.apply', { params: { collection }, body });
      const passing = reply.refused.filter(({ error }) => retriesItself(error.code));
      const refused = reply.refused.filter(({ error }) => !retriesItself(error.code));
      onOutcome({ saved: reply.saved, refused, unsent: passing });
    } catch (reason) {
      const error = toErrorBody(reason);
      onOutcome({ saved: [], refused: [], unsent: chunk.map(({ image }) => ({ image, error })) });
    }
  }
}
