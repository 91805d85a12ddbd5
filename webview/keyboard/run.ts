import type { Edit } from '../../server/contract/edit.ts';
import { resizeRect, moveRect } from '../geometry/edit-box.ts';
import { toBox, toRect } from '../geometry/rect.ts';
import type { App } from '../store/app.ts';
import { accept, assign, neighbour, nextViewpoint, type Acceptance } from '../store/decisions.ts';
import { goOn, goOnInImage, stepImage } from '../store/go-on.ts';
import { visible } from '../store/review.ts';
import type { Session } from '../store/session.ts';
import { texts } from '../texts.ts';
import type { Command } from './command.ts';

/** What only the photograph's pane can do. */
export interface PhotoControls {
  zoom(factor: number): void;
  fit(): void;
  actualSize(): void;
  /** Ends a drag without its effect; false when there was none. */
  cancelGesture(): boolean;
}

/** Carries out a command; false when it meant nothing here, so that the key keeps its usual sense. */
export function run(app: App, command: Command, photo: PhotoControls | null): boolean {
  const session = app.session.peek();
  if (command.do === 'keys') {
    app.ui.keysShown.value = !app.ui.keysShown.peek();
    return true;
  }
  return session ? runInSession(app, session, command, photo) : false;
}

function runInSession(
  app: App,
  session: Session,
  command: Command,
  photo: PhotoControls | null,
): boolean {
  const { ui } = app;
  switch (command.do) {
    case 'next-image':
    case 'previous-image':
      void stepImage(app, session, command.do === 'next-image' ? 1 : -1);
      return true;
    case 'next-box':
    case 'previous-box':
      return stepBox(app, session, command.do === 'next-box' ? 1 : -1, command.leave);
    case 'accept':
      return acceptSelected(app, session);
    case 'assign':
      return assignRank(app, session, command.rank);
    case 'name':
    case 'species':
      if (!session.review.selected.peek()) return needsBox(app);
      ui.focus.value = command.do === 'name' ? 'individual' : 'species';
      return true;
    case 'viewpoint':
      return decide(app, session, (selected) => ({
        verb: 'update',
        annotation: selected.id,
        viewpoint: nextViewpoint(selected.viewpoint),
      }));
    case 'reject':
    case 'unidentifiable':
      if (!decide(app, session, ({ id }) => ({ verb: command.do, annotation: id }))) return true;
      void goOn(app, session);
      return true;
    case 'delete':
      if (decide(app, session, ({ id }) => ({ verb: 'delete', annotation: id }))) {
        goOnInImage(session);
      }
      return true;
    case 'mark-empty':
      markEmpty(app, session);
      return true;
    case 'draw':
      if (!session.review.document.peek()) return false;
      ui.tool.value = ui.tool.peek() === 'draw' ? 'select' : 'draw';
      return true;
    case 'nudge':
      return nudge(session, command.dx, command.dy, command.resize);
    case 'zoom':
      photo?.zoom(command.factor);
      return photo !== null;
    case 'fit':
      photo?.fit();
      return photo !== null;
    case 'actual-size':
      photo?.actualSize();
      return photo !== null;
    case 'toggle-rejected':
      ui.showRejected.value = !ui.showRejected.peek();
      return true;
    case 'filter':
      ui.panel.value = 'queue';
      ui.focus.value = 'filter';
      return true;
    case 'cancel':
      return cancel(app, session, photo);
    case 'keys':
      return false;
  }
}

/** Decides about the selected box; says so when there is none. */
function decide(
  app: App,
  session: Session,
  edit: (selected: NonNullable<Session['review']['selected']['value']>) => Edit,
): boolean {
  const selected = session.review.selected.peek();
  if (!selected) {
    needsBox(app);
    return false;
  }
  session.review.decide(edit(selected));
  return true;
}

function needsBox(app: App): true {
  app.ui.say(texts.notices.selectBox);
  return true;
}

function acceptSelected(app: App, session: Session): boolean {
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

function assignRank(app: App, session: Session, rank: number): boolean {
  const selected = session.review.selected.peek();
  if (!selected) return needsBox(app);
  const { annotation, ranking } = session.suggestions.state.peek();
  const suggestion = annotation === selected.id ? ranking?.suggestions[rank] : undefined;
  if (!suggestion) app.ui.say(texts.notices.noSuchSuggestion(rank + 1));
  else conclude(app, session, assign(selected, suggestion.individual, suggestion.species));
  return true;
}

/** Saves what was decided and goes on to the next thing to decide. */
export function conclude(app: App, session: Session, acceptance: Acceptance): void {
  if (acceptance.kind === 'needs-species') {
    app.ui.say(texts.notices.needsSpecies);
    app.ui.focus.value = 'species';
    return;
  }
  if (acceptance.kind === 'edit') session.review.decide(acceptance.edit);
  void goOn(app, session);
}

function stepBox(app: App, session: Session, step: 1 | -1, leave: boolean): boolean {
  const { review } = session;
  const document = review.document.peek();
  if (!document) return false;
  const boxes = visible(document, app.ui.showRejected.peek());
  const selected = review.selected.peek()?.id ?? null;
  const next = neighbour(boxes, selected, step);
  const atEnd = selected !== null && selected === boxes.at(step === 1 ? -1 : 0)?.id;
  if (!next || (leave && atEnd)) return false;
  review.select(next.id);
  return true;
}

function markEmpty(app: App, session: Session): void {
  const document = session.review.document.peek();
  if (!document || document.status === 'unreadable') return;
  const kept = document.counts.accepted + document.counts.unidentifiable;
  if (kept > 0) {
    app.ui.question.value = { kind: 'mark-empty', boxes: kept };
    return;
  }
  session.review.decide({ verb: 'mark-empty' });
  void goOn(app, session);
}

/** Moves the selected box by image pixels, or its lower right corner. */
function nudge(session: Session, dx: number, dy: number, resize: boolean): boolean {
  const { review } = session;
  const selected = review.selected.peek();
  const size = review.size.peek();
  if (!selected || !size) return false;
  const rect = toRect(selected.box, size);
  const moved = resize ? resizeRect(rect, 'se', dx, dy, size) : moveRect(rect, dx, dy, size);
  review.draft({ annotation: selected.id, box: toBox(moved, size) });
  review.commitDraftSoon();
  return true;
}

function cancel(app: App, session: Session, photo: PhotoControls | null): boolean {
  const { ui } = app;
  if (ui.keysShown.peek()) ui.keysShown.value = false;
  else if (photo?.cancelGesture()) return true;
  else if (ui.tool.peek() === 'draw') ui.tool.value = 'select';
  else if (session.review.selected.peek()) session.review.select(null);
  else return false;
  return true;
}
