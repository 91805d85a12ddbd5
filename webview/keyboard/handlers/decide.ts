import type { Annotation, Viewpoint } from '../../../server/contract/annotation.ts';
import type { Edit } from '../../../server/contract/edit.ts';
import type { App } from '../../store/app.ts';
import { acceptAll } from '../../store/accept-all.ts';
import { topAnswer } from '../../store/answer.ts';
import { candidatesFor } from '../../store/candidates.ts';
import { accept, assign, giveUp, type Acceptance } from '../../store/decisions.ts';
import { toErrorBody } from '../../store/error-body.ts';
import { goOn, goOnInImage } from '../../store/go-on.ts';
import { soleSpecies } from '../../store/sole-species.ts';
import { renameAction } from '../../store/rename.ts';
import { repeated } from '../../store/repeat.ts';
import type { Session } from '../../store/session.ts';
import type { FocusRequest } from '../../store/ui.ts';
import { undoAction } from '../../store/undo.ts';
import { texts } from '../../texts.ts';
import type { Handler, HandlerContext, Handlers } from '../handler.ts';

/** Verbs that decide about the boxes of the photograph that is shown. */
export const decide: Handlers = {
  accept: acceptSelected,
  'assign-1': assignRank(0),
  'assign-2': assignRank(1),
  'assign-3': assignRank(2),
  'assign-4': assignRank(3),
  'assign-5': assignRank(4),
  'assign-6': assignRank(5),
  'assign-7': assignRank(6),
  'assign-8': assignRank(7),
  'assign-9': assignRank(8),
  'new-individual': ({ app, session }) => {
    const selected = session.review.selected.peek();
    if (selected) acceptAsNew(app, session, selected);
    else app.ui.say(texts.notices.selectBox);
    return true;
  },
  name: askIn('individual'),
  species: askIn('species'),
  'viewpoint-left': see('left'),
  'viewpoint-right': see('right'),
  'viewpoint-front': see('front'),
  'viewpoint-back': see('back'),
  reject: (context) => {
    if (edit(context, ({ id }) => ({ verb: 'reject', annotation: id }))) {
      void goOn(context.app, context.session);
    }
    return true;
  },
  unidentifiable: ({ app, session }) => {
    const selected = session.review.selected.peek();
    if (!selected) app.ui.say(texts.notices.selectBox);
    else conclude(app, session, giveUp(selected, soleSpecies(session.collection.peek())));
    return true;
  },
  delete: (context) => {
    if (edit(context, ({ id }) => ({ verb: 'delete', annotation: id }))) {
      goOnInImage(context.session);
    }
    return true;
  },
  'mark-empty': markEmpty,
  'accept-all': acceptAllBoxes,
  'accept-surest': ({ session }) => {
    session.surest.open();
    return true;
  },
  repeat: repeatLast,
};

/** Decides about the selected box; says so when there is none. */
function edit({ app, session }: HandlerContext, of: (selected: Annotation) => Edit): boolean {
  const selected = session.review.selected.peek();
  if (!selected) {
    app.ui.say(texts.notices.selectBox);
    return false;
  }
  session.review.decide(of(selected));
  return true;
}

function acceptSelected({ app, session }: HandlerContext): boolean {
  const selected = session.review.selected.peek();
  if (!selected) {
    void goOn(app, session);
    return true;
  }
  const state = session.suggestions.state.peek();
  const answer = topAnswer(selected, state);
  // A name that nobody has seen yet must not be accepted.
  if (selected.individual === null && !answer && state.loading) {
    app.ui.say(texts.notices.suggestionsLoading);
  } else if (selected.individual === null && answer?.kind === 'new') {
    acceptAsNew(app, session, selected);
  } else {
    const suggestion = answer?.kind === 'known' ? answer.suggestion : null;
    conclude(app, session, accept(selected, suggestion, soleSpecies(session.collection.peek())));
  }
  return true;
}

/** Nobody known: gives it a name that nobody has. What is pressed meanwhile waits for that. */
function acceptAsNew(app: App, session: Session, selected: Annotation): void {
  const species = selected.species ?? soleSpecies(session.collection.peek());
  if (species === null) {
    conclude(app, session, { kind: 'needs-species' });
    return;
  }
  void session.turns.take(async () => {
    try {
      const name = await session.newNames.next(species);
      const image = session.review.truth.peek()?.id ?? null;
      conclude(app, session, assign(selected, name, species));
      const rename = image === null ? undefined : renameAction(app, session, image, name);
      app.ui.say(texts.notices.newIndividual(name), rename);
    } catch (error) {
      app.ui.failure.value = { title: texts.notices.noNewName, error: toErrorBody(error) };
    }
  });
}

function acceptAllBoxes({ app, session }: HandlerContext): boolean {
  const document = session.review.document.peek();
  if (!document || document.status === 'unreadable') return true;
  const shown = session.suggestions.state.peek();
  const answerOf = (annotation: Annotation) => {
    const ahead = session.prefetch.ranking(document.id, annotation.id)?.ranking ?? null;
    const state = { annotation: annotation.id, loading: false, ranking: ahead, error: null };
    return topAnswer(annotation, shown) ?? topAnswer(annotation, state);
  };
  const { edits, named, unnamed, withoutSpecies } = acceptAll(
    document.annotations,
    answerOf,
    soleSpecies(session.collection.peek()),
  );
  if (edits.length === 0) {
    app.ui.say(withoutSpecies > 0 ? texts.notices.needsSpecies : texts.notices.nothingProposed);
    return true;
  }
  session.review.decide(...edits);
  const said = texts.notices.acceptedAll(named, unnamed, withoutSpecies);
  app.ui.say(said, undoAction(app, session));
  void goOn(app, session).then(() => {
    // That nothing is left must not take away what was done, and the button that undoes it.
    const after = app.ui.notice.peek();
    if (after !== said && after !== '') app.ui.say(`${said}. ${after}`, undoAction(app, session));
  });
  return true;
}

/** The last decision once more, about the selected box. */
function repeatLast({ app, session }: HandlerContext): boolean {
  const { review } = session;
  const last = review.last.peek();
  const selected = review.selected.peek();
  if (!selected || !last) {
    app.ui.say(last ? texts.notices.selectBox : texts.notices.nothingToRepeat);
    return true;
  }
  const edit = repeated(last, selected);
  if (edit === 'other-species') {
    app.ui.say(texts.notices.otherSpecies(last.species ?? ''));
    return true;
  }
  review.decide(edit);
  if (edit.verb === 'delete') goOnInImage(session);
  else if (edit.verb !== 'update') void goOn(app, session);
  return true;
}

function assignRank(rank: number): Handler {
  return ({ app, session }) => {
    const selected = session.review.selected.peek();
    const suggestion = candidatesFor(selected, session.suggestions.state.peek())[rank];
    if (!selected) app.ui.say(texts.notices.selectBox);
    else if (!suggestion) app.ui.say(texts.notices.noSuchSuggestion(rank + 1));
    else conclude(app, session, assign(selected, suggestion.individual, suggestion.species));
    return true;
  };
}

/** Saves what was decided and goes on to the next thing to decide. */
function conclude(app: App, session: Session, acceptance: Acceptance): void {
  if (acceptance.kind === 'needs-species') {
    app.ui.say(texts.notices.needsSpecies);
    app.ui.focus.value = 'species';
    return;
  }
  if (acceptance.kind === 'edit') session.review.decide(acceptance.edit);
  void goOn(app, session);
}

function askIn(field: FocusRequest): Handler {
  return ({ app, session }) => {
    if (session.review.selected.peek()) app.ui.focus.value = field;
    else app.ui.say(texts.notices.selectBox);
    return true;
  };
}

/** Which side is seen; once more takes it away. */
function see(viewpoint: Viewpoint): Handler {
  return (context) => {
    edit(context, (selected) => ({
      verb: 'update',
      annotation: selected.id,
      viewpoint: selected.viewpoint === viewpoint ? null : viewpoint,
    }));
    return true;
  };
}

function markEmpty({ app, session }: HandlerContext): boolean {
  const document = session.review.document.peek();
  if (!document || document.status === 'unreadable') return true;
  const kept = document.counts.accepted + document.counts.unidentifiable;
  if (kept > 0) {
    app.ui.question.value = { kind: 'mark-empty', boxes: kept };
    return true;
  }
  session.review.decide({ verb: 'mark-empty' });
  void goOn(app, session);
  return true;
}
