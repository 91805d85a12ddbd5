import { describe, expect, it } from 'vitest';
import {
  accept,
  assign,
  firstToLookAt,
  giveUp,
  neighbour,
  nextToDecide,
} from '../../webview/store/decisions.ts';
import { annotation, suggestion } from './fake-call.ts';

const asha = suggestion('Asha');

describe('accepting', () => {
  it('takes the first suggestion’s name', () => {
    expect(accept(annotation(), asha)).toEqual({
      kind: 'edit',
      edit: { verb: 'accept', annotation: 'a', individual: 'Asha' },
    });
  });

  it('never replaces a name that is there', () => {
    expect(accept(annotation({ individual: 'Baraka' }), asha)).toMatchObject({
      edit: { individual: 'Baraka' },
    });
    const done = annotation({ individual: 'Baraka', state: 'accepted' });
    expect(accept(done, asha)).toEqual({ kind: 'already' });
  });

  it('accepts the box as it is where nobody is suggested', () => {
    expect(accept(annotation(), null)).toEqual({
      kind: 'edit',
      edit: { verb: 'accept', annotation: 'a' },
    });
  });

  it('takes an unknown species from the suggestion, or asks for it', () => {
    expect(accept(annotation({ species: null }), asha)).toMatchObject({
      edit: { species: 'giraffe' },
    });
    expect(accept(annotation({ species: null }), null)).toEqual({ kind: 'needs-species' });
    expect(assign(annotation({ species: null }), 'Nia', null)).toEqual({ kind: 'needs-species' });
  });

  it('takes the only species of a dataset where none is known, also of an animal nobody can tell', () => {
    const unknown = annotation({ species: null });
    expect(accept(unknown, null, 'nyala')).toMatchObject({ edit: { species: 'nyala' } });
    expect(giveUp(unknown, 'nyala')).toEqual({
      kind: 'edit',
      edit: { verb: 'unidentifiable', annotation: 'a', species: 'nyala' },
    });
    expect(giveUp(unknown, null)).toEqual({ kind: 'needs-species' });
    expect(giveUp(annotation(), 'nyala')).toMatchObject({
      edit: { verb: 'unidentifiable', annotation: 'a' },
    });
  });

  it('can take a name away', () => {
    expect(assign(annotation({ individual: 'Asha', state: 'accepted' }), null, null)).toMatchObject(
      { edit: { verb: 'accept', individual: null } },
    );
  });
});

describe('going through the boxes', () => {
  const boxes = [
    annotation({ id: 'a', state: 'accepted' }),
    annotation({ id: 'b' }),
    annotation({ id: 'c', state: 'accepted', individual: 'Asha' }),
    annotation({ id: 'd' }),
  ];

  it('finds the next undecided one, once round', () => {
    expect(nextToDecide(boxes, 'b', false)?.id).toBe('d');
    expect(nextToDecide(boxes, 'd', false)?.id).toBe('b');
    expect(nextToDecide(boxes.slice(0, 2), 'b', false)).toBeNull();
  });

  it('begins with what is undecided, then with what has no name', () => {
    expect(firstToLookAt(boxes, false)?.id).toBe('b');
    expect(firstToLookAt([boxes[2]!, boxes[0]!], false)?.id).toBe('a');
    expect(firstToLookAt([], false)).toBeNull();
  });

  it('stops at every box without a name, where the queue is of those', () => {
    expect(firstToLookAt(boxes, true)?.id).toBe('a');
    expect(nextToDecide(boxes, 'c', true)?.id).toBe('d');
    expect(nextToDecide(boxes, 'd', true)?.id).toBe('a');
    expect(nextToDecide([boxes[0]!, boxes[2]!], 'c', true)?.id).toBe('a');
    expect(nextToDecide([boxes[2]!, boxes[0]!], 'a', true)).toBeNull();
  });

  it('does not come back to boxes without a name that were passed over', () => {
    const unnamed = ['a', 'b'].map((id) => annotation({ id, state: 'accepted' }));
    expect(nextToDecide(unnamed, 'a', true)?.id).toBe('b');
    expect(nextToDecide(unnamed, 'b', true)).toBeNull();
  });

  it('steps to neighbours, round', () => {
    expect(neighbour(boxes, 'd', 1)?.id).toBe('a');
    expect(neighbour(boxes, null, -1)?.id).toBe('d');
    expect(neighbour([], null, 1)).toBeNull();
  });
});
