import type { Annotation, Viewpoint } from '../../../server/contract/annotation.ts';
import type { Edit } from '../../../server/contract/edit.ts';
import type { App } from '../../store/app.ts';
import { accept, assign, type Acceptance } from '../../store/decisions.ts';
import { goOn, goOnInImage } from '../../store/go-on.ts';
import type { Session } from '../../store/session.ts';
import type { FocusRequest } from '../../store/ui.ts';
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
  name: askIn('individual'),
  species: askIn('species'),
  'viewpoint-left': see('left'),
  'viewpoint-right': see('right'),
  'viewpoint-front': see('front'),
  'viewpoint-back': see('back'),
  reject: judge('reject'),
  unidentifiable: judge('unidentifiable'),
  delete: (context) => {
    if (edit(context, ({ id }) => ({ verb: 'delete', annotation: id }))) {
      goOnInImage(context.session);
    }
    return true;
  },
  'mark-empty': markEmpty,
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
  const { annotation, loading, ranking } = session.suggestions.state.peek();
  const own = annotation === selected.id ? ranking : null;
  // A name that nobody has seen yet must not be accepted.
  if (selected.individual === null && loading && !own) {
    app.ui.say(texts.notices.suggestionsLoading);
    return true;
  }
  conclude(app, session, accept(selected, own?.suggestions[0] ?? null));
  return true;
}

function assignRank(rank: number): Handler {
  return ({ app, session }) => {
    const selected = session.review.selected.peek();
    const { annotation, ranking } = session.suggestions.state.peek();
    const suggestion = annotation === selected?.id ? ranking?.suggestions[rank] : undefined;
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

function judge(verb: 'reject' | 'unidentifiable'): Handler {
  return (context) => {
    if (edit(context, ({ id }) => ({ verb, annotation: id }))) {
      void goOn(context.app, context.session);
    }
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
