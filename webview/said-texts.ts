import type { Edit } from '../server/contract/edit.ts';
import type { Answer } from './store/answer.ts';
import { count, number as n, score } from './text-format.ts';

type Update = Extract<Edit, { verb: 'update' }>;

function change({ species, individual, viewpoint, box }: Update): string {
  const parts = [
    species === undefined ? null : `species ${species}`,
    individual === undefined ? null : individual === null ? 'name removed' : `named ${individual}`,
    viewpoint === undefined
      ? null
      : viewpoint === null
        ? 'viewpoint removed'
        : `viewpoint ${viewpoint}`,
    box === undefined ? null : 'moved',
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** A decision in a few words. */
function decision(edit: Edit): string {
  switch (edit.verb) {
    case 'create':
      return `new box, ${edit.individual ?? edit.species}`;
    case 'accept':
      return edit.individual ? `accepted as ${edit.individual}` : 'accepted';
    case 'update':
      return change(edit);
    case 'reject':
      return 'rejected';
    case 'unidentifiable':
      return 'unidentifiable';
    case 'delete':
      return 'deleted';
    case 'mark-empty':
      return 'marked as empty';
    case 'compare':
      if (edit.verdict === null) return `comparison with ${edit.individual} taken back`;
      return edit.verdict === 'different'
        ? `not ${edit.individual}`
        : `cannot be compared with ${edit.individual}`;
  }
}

/** What is told in words to those who do not see that the page has changed. */
export const saidTexts = {
  /** @param at which box of the photograph, from 1; null: no one box of it */
  inPhotograph: (edits: readonly Edit[], at: number | null, name: string) =>
    [
      at === null ? null : `Box ${n(at)}`,
      [...new Set(edits.map(decision))].join(', '),
      `in ${name}`,
    ]
      .filter((part) => part !== null)
      .join(' '),
  onBoard: (edits: readonly Edit[]) =>
    `${count(edits.length, 'crop', 'crops')}: ${[...new Set(edits.map(decision))].join(', ')}`,
  /** Whom accepting would name. */
  answer: (answer: Answer) => {
    if (answer.kind === 'new') return 'Probably somebody new';
    if (answer.kind === 'nobody') return 'Nobody is suggested';
    const { individual, score: similarity } = answer.suggestion;
    return `Probably ${individual}, similarity ${score(similarity)}`;
  },
};
