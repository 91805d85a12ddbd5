import type { Viewpoint } from '../../../server/contract/annotation.ts';
import type { Suggestion } from '../../../server/contract/suggestion.ts';
import { texts } from '../../texts.ts';
import type { App } from '../app.ts';
import { ensureSpecies } from '../choose-species.ts';
import { toErrorBody } from '../error-body.ts';
import type { Session } from '../session.ts';
import { undoAction } from '../undo.ts';
import { soleSpecies } from '../sole-species.ts';
import { boardAnswer } from './answer.ts';
import { isCrop, speciesOf } from './rules.ts';
import { concludes, judge, type Objection, type Verdict } from './verdict.ts';

const t = texts.board.notices;

/** Says this of the selected tiles; when nothing is left to decide, the next group opens. */
export function decideBoard(app: App, session: Session, said: Verdict): void {
  const { board } = session;
  const verdict = withSpecies(said, session);
  const targets = board.selection.targets.peek();
  const judged = judge(verdict, targets);
  if ('objection' in judged) {
    object(app, judged.objection);
    return;
  }
  board.lastVerdict.value = verdict;
  const done = concludes(verdict);
  if (judged.edits.length === 0 && !done) app.ui.say(t.nothingChanged);
  void board.decide(judged.edits, done);
  if (done && board.open.peek() === 0) goOnBoard(app, session);
}

/** In a dataset of one species the boxes whose own is not known are of it. */
function withSpecies(verdict: Verdict, { collection }: Session): Verdict {
  return verdict.kind !== 'species' && 'species' in verdict && verdict.species === null
    ? { ...verdict, species: soleSpecies(collection.peek()) }
    : verdict;
}

function object(app: App, objection: Objection): void {
  switch (objection.kind) {
    case 'no-crops':
      app.ui.say(t.onlyFrames);
      break;
    case 'no-frames':
      app.ui.say(t.noFrames);
      break;
    case 'needs-species':
      app.ui.say(t.needsSpecies);
      app.ui.focus.value = 'species';
      break;
    case 'several-species':
      app.ui.say(t.severalSpecies(objection.species));
      break;
    case 'in-one-photograph':
      app.ui.say(t.inOnePhotograph(objection.photographs));
      break;
  }
}

/** What a key means next must wait for the group that it is meant for. */
function goOnBoard(app: App, { board, turns }: Session): void {
  // An individual is never done with: a person goes on when there is nothing odd left.
  if (board.group.peek()?.mode === 'individuals') return;
  void turns.take(async () => {
    if (!(await board.goOn())) app.ui.say(t.nothingLeft);
  });
}

/** One group on or back. */
export function stepGroup(app: App, { board, turns }: Session, by: 1 | -1): void {
  void turns.take(async () => {
    if (!(await board.step(by))) app.ui.say(by === 1 ? t.last : t.first);
  });
}

/** The ranking of the present targets; null, with a word about it, while there is none. */
function presentRanking(app: App, { board }: Session) {
  const { about, loading, ranking, error } = board.ranking.state.peek();
  if (about === board.ranking.about() && ranking) return ranking;
  if (error) app.ui.say(error.message);
  else if (loading) app.ui.say(t.rankingLoading);
  return null;
}

/** Accepts with the first suggestion; what has a name keeps it. */
export function acceptBoard(app: App, session: Session): void {
  const { board } = session;
  const crops = board.selection.targets.peek().filter(isCrop);
  const mode = board.group.peek()?.mode;
  if (mode === 'individuals') {
    if (board.selection.keys.peek().size > 0) app.ui.say(t.named);
    else stepGroup(app, session, 1);
    return;
  }
  if (board.open.peek() === 0) {
    goOnBoard(app, session);
    return;
  }
  if (crops.length === 0) {
    app.ui.say(t.onlyFrames);
    return;
  }
  if (crops.every(({ annotation }) => annotation.individual !== null)) {
    decideBoard(app, session, { kind: 'accept', species: null });
    return;
  }
  const species = speciesOf(crops);
  if (species.length > 1) {
    app.ui.say(t.severalSpecies(species));
    return;
  }
  const ranking = presentRanking(app, session);
  if (!ranking) return;
  const answer = boardAnswer(board.ranking.state.peek(), crops);
  if (answer?.kind === 'known') decideBoard(app, session, naming(answer.suggestion));
  else if (answer?.kind === 'new') nameNew(app, session);
  else if (mode === 'unknowns') app.ui.say(t.noSuggestion);
  else decideBoard(app, session, { kind: 'accept', species: null });
}

/** Accepts as suggestion `rank`, from 0. */
export function assignBoard(app: App, session: Session, rank: number): void {
  const ranking = presentRanking(app, session);
  if (!ranking) return;
  const suggestion = ranking.suggestions[rank];
  if (suggestion) decideBoard(app, session, naming(suggestion));
  else app.ui.say(t.noSuchSuggestion(rank + 1));
}

const naming = ({ individual, species }: Suggestion): Verdict => ({
  kind: 'name',
  individual,
  species,
});

/** Gives the selected crops the next free name of their species. */
export function nameNew(app: App, session: Session): void {
  const { board } = session;
  const targets = board.selection.targets.peek();
  const [own, ...others] = speciesOf(targets);
  const species = own ?? soleSpecies(session.collection.peek());
  // The objection comes before a name is used up.
  const judged = judge({ kind: 'name', individual: '', species }, targets);
  if ('objection' in judged) {
    object(app, judged.objection);
    return;
  }
  if (species === null || others.length > 0) return;
  void session.turns.take(async () => {
    try {
      const individual = await session.newNames.next(species);
      // The selection may be another one by now.
      if (board.selection.targets.peek() !== targets) return;
      decideBoard(app, session, { kind: 'name', individual, species });
      app.ui.say(t.newName(individual), undoAction(app, session));
    } catch (reason) {
      app.ui.say(toErrorBody(reason).message);
    }
  });
}

/** Gives the selected crops a species, which the dataset gets first if it is new. */
export async function chooseBoardSpecies(app: App, session: Session, name: string): Promise<void> {
  const targets = session.board.selection.targets.peek();
  if (!(await ensureSpecies(app, session, name))) return;
  if (session.board.selection.targets.peek() !== targets) return;
  decideBoard(app, session, { kind: 'species', species: name });
}

/** Which side is seen; said once more it is taken away. */
export function seeBoard(app: App, session: Session, viewpoint: Viewpoint): void {
  const crops = session.board.selection.targets.peek().filter(isCrop);
  const already = crops.every(({ annotation }) => annotation.viewpoint === viewpoint);
  decideBoard(app, session, { kind: 'viewpoint', viewpoint: already ? null : viewpoint });
}

export function repeatBoard(app: App, session: Session): void {
  const verdict = session.board.lastVerdict.peek();
  if (verdict) decideBoard(app, session, verdict);
  else app.ui.say(t.nothingToRepeat);
}
