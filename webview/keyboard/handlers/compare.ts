import type { ComparisonVerdict } from '../../../server/contract/annotation.ts';
import { assign, giveUp } from '../../store/decisions.ts';
import { goOn } from '../../store/go-on.ts';
import { closeCompare, openCompare } from '../../store/open-compare.ts';
import { soleSpecies } from '../../store/sole-species.ts';
import { texts } from '../../texts.ts';
import type { Handler, HandlerContext, Handlers } from '../handler.ts';
import { decide } from './decide.ts';

const t = texts.compare;

/** Begins with the selected box of the photograph. */
export const beginCompare: Handlers = {
  compare: ({ app, session }) => {
    void openCompare(app, session, null);
    return true;
  },
};

/** Verbs of the comparison of a box with a known individual. */
export const compare: Handlers = {
  same,
  different: judge('different'),
  'cannot-compare': judge('cannot-compare'),
  unidentifiable: (context) => {
    const { app, session } = context;
    const selected = session.review.selected.peek();
    if (!selected) return false;
    const given = giveUp(selected, soleSpecies(session.collection.peek()));
    if (given.kind === 'edit') {
      session.review.decide(given.edit);
      leave(context);
    } else app.ui.say(texts.notices.needsSpecies);
    return true;
  },
  'new-individual': (context) => {
    decide['new-individual']?.(context);
    if (context.session.compare.from.peek() !== 'image') {
      closeCompare(context.app, context.session);
    }
    return true;
  },
  'next-candidate': byCandidate(1),
  'previous-candidate': byCandidate(-1),
  'next-exemplar': byExemplar(1),
  'previous-exemplar': byExemplar(-1),
  'same-viewpoint': ({
    app,
    session: {
      compare: { sameViewpoint },
      review,
    },
  }) => {
    if (!sameViewpoint.peek() && !review.selected.peek()?.viewpoint) app.ui.say(t.needsViewpoint);
    else sameViewpoint.value = !sameViewpoint.peek();
    return true;
  },
  flip: ({
    session: {
      compare: { flipped },
    },
  }) => {
    flipped.value = !flipped.peek();
    return true;
  },
  brighter: brighten(0.1),
  darker: brighten(-0.1),
  cancel: ({ app, session, photo }) => {
    if (photo?.cancelGesture()) return true;
    closeCompare(app, session);
    return true;
  },
};

/** It is the candidate: names the box and goes on. */
function same(context: HandlerContext): boolean {
  const { app, session } = context;
  const selected = session.review.selected.peek();
  const candidate = session.compare.candidate.peek();
  if (!selected || !candidate) {
    app.ui.say(t.noCandidate);
    return true;
  }
  const acceptance = assign(selected, candidate.individual, candidate.species);
  if (acceptance.kind === 'edit') session.review.decide(acceptance.edit);
  leave(context);
  return true;
}

/** Remembers what was said of box and candidate, and shows the next candidate. */
function judge(verdict: ComparisonVerdict): Handler {
  return ({ app, session: { review, compare } }) => {
    const selected = review.selected.peek();
    const candidate = compare.candidate.peek();
    if (!selected || !candidate) {
      app.ui.say(t.noCandidate);
      return true;
    }
    const { individual } = candidate;
    // Before the decision, because one told apart is no candidate any more.
    const further = compare.stepCandidate(1);
    review.decide({ verb: 'compare', annotation: selected.id, individual, verdict });
    const said = verdict === 'different' ? t.toldApart(individual) : t.couldNot(individual);
    app.ui.say(further ? said : `${said} ${t.lastCandidate}`);
    return true;
  };
}

/**
 * After a decision: from a photograph to the next box, which is compared in its turn; from elsewhere
 * back there.
 */
function leave({ app, session }: HandlerContext): void {
  if (session.compare.from.peek() === 'image') void goOn(app, session);
  else closeCompare(app, session);
}

function byCandidate(step: 1 | -1): Handler {
  return ({ app, session: { compare } }) => {
    if (!compare.stepCandidate(step) && step === 1) app.ui.say(t.lastCandidate);
    return true;
  };
}

function byExemplar(step: 1 | -1): Handler {
  return ({ session: { compare } }) => {
    compare.stepExemplar(step);
    return true;
  };
}

function brighten(by: number): Handler {
  return ({ app }) => {
    app.ui.tone.brighten(by);
    return true;
  };
}
