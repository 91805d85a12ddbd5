import { describe, expect, it } from 'vitest';
import type { Edit } from '../../server/contract/edit.ts';
import { withEdits } from '../../webview/store/optimistic.ts';
import { annotation, imageDocument } from './fake-call.ts';

const queue = (...edits: Edit[]) =>
  edits.map((edit, i) => ({ edit, localId: edit.verb === 'create' ? `new-${i}` : null }));

describe('the document with edits on their way', () => {
  const document = imageDocument('a.jpg', {
    annotations: [annotation({ id: 'a' }), annotation({ id: 'b', state: 'accepted' })],
    status: 'labelled',
  });

  it('is the very same without any', () => {
    expect(withEdits(document, [])).toBe(document);
  });

  it('shows an acceptance with its name, and counts it', () => {
    const next = withEdits(
      document,
      queue({ verb: 'accept', annotation: 'a', individual: 'Asha' }),
    );
    expect(next.annotations[0]).toMatchObject({ state: 'accepted', individual: 'Asha' });
    expect(next.counts).toMatchObject({ proposed: 0, accepted: 2, named: 1 });
    expect(document.annotations[0]?.state).toBe('proposed');
  });

  it('leaves what an update does not name, and clears what it sets to null', () => {
    const named = imageDocument('a.jpg', {
      annotations: [annotation({ id: 'a', individual: 'Asha', viewpoint: 'left' })],
    });
    const moved = withEdits(
      named,
      queue({ verb: 'update', annotation: 'a', box: [0.1, 0.1, 0.1, 0.1] }),
    );
    expect(moved.annotations[0]).toMatchObject({ individual: 'Asha', state: 'proposed' });
    const cleared = withEdits(named, queue({ verb: 'update', annotation: 'a', individual: null }));
    expect(cleared.annotations[0]).toMatchObject({ individual: null, viewpoint: 'left' });
  });

  it('applies edits in their order, to boxes that are themselves new', () => {
    const next = withEdits(
      document,
      queue(
        { verb: 'create', box: [0.2, 0.2, 0.1, 0.1], species: 'zebra' },
        { verb: 'update', annotation: 'new-0', individual: 'Zuri' },
      ),
    );
    expect(next.annotations.at(-1)).toMatchObject({
      id: 'new-0',
      species: 'zebra',
      individual: 'Zuri',
      state: 'accepted',
    });
  });

  it('knows the difference between no animal and not yet labelled', () => {
    const empty = withEdits(document, queue({ verb: 'mark-empty' }));
    expect(empty.status).toBe('empty');
    expect(empty.counts).toMatchObject({ accepted: 0, proposed: 0, rejected: 1 });
    const fresh = imageDocument('a.jpg');
    expect(withEdits(fresh, queue({ verb: 'reject', annotation: 'a' })).status).toBe('unlabelled');
  });

  it('drops other proposals of an animal that something was said of, as the server will', () => {
    const doubles = imageDocument('a.jpg', {
      annotations: [
        annotation({ id: 'a', box: [0.5, 0.5, 0.4, 0.4] }),
        annotation({ id: 'double', box: [0.52, 0.5, 0.4, 0.4] }),
        annotation({ id: 'other', box: [0.1, 0.1, 0.1, 0.1] }),
        annotation({ id: 'known', box: [0.5, 0.52, 0.4, 0.4], state: 'accepted' }),
      ],
    });
    const left = (edit: Edit) => withEdits(doubles, queue(edit)).annotations.map(({ id }) => id);
    expect(left({ verb: 'unidentifiable', annotation: 'a' })).toEqual(['a', 'other', 'known']);
    expect(left({ verb: 'delete', annotation: 'a' })).toEqual(['other', 'known']);
    expect(left({ verb: 'reject', annotation: 'other' })).toHaveLength(4);
  });
});
